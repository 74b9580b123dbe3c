# One image, several services: see docker-compose.yml and docs/deploying.md.
# What only building needs stays behind in the first two parts: Node, compilers' caches, the tools.

FROM node:24-bookworm-slim AS front_end
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY script ./script
COPY static ./static
RUN bash -c 'source script/lib.sh && source script/front_end.sh && build_front_end'

FROM python:3.11-slim-bookworm AS python
WORKDIR /app
# requirements-bucket.txt instead, where papers are kept in an S3-compatible store.
ARG REQUIREMENTS=requirements.txt
COPY requirements*.txt ./
COPY script ./script
RUN bash -c 'source script/lib.sh && source script/python.sh && make_environment \
    && install_python_packages "$1" && check_pdf_libraries' bash "$REQUIREMENTS"
COPY . .
COPY --from=front_end /app/static/dist ./static/dist
# Files named by their content, compressed once; the key opens nothing and stays in this part.
RUN SECRET_KEY=for-this-step-alone DATABASE_URL=sqlite:///:memory: STATIC_ROOT=/app/built \
    script/serve static && rm -rf tests bench var

FROM python:3.11-slim-bookworm
WORKDIR /app
COPY script/lib.sh script/lib.sh
# Backups are made with PostgreSQL's own tools, which must be no older than its server: 15.
RUN bash -c 'source script/lib.sh && apt_install $PDF_PACKAGES postgresql-client' \
    && rm -rf /var/lib/apt/lists/* \
    && groupadd --system --gid 10001 ehcna \
    && useradd --system --uid 10001 --gid ehcna --no-create-home --home-dir /tmp ehcna \
    && install -d -m 700 -o ehcna -g ehcna var var/files var/beat
COPY --from=python /app ./

USER 10001:10001
ENV STATIC_ROOT=/app/built MEDIA_ROOT=/app/var/files BEAT_SCHEDULE=/app/var/beat/schedule \
    PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 HOME=/tmp
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 \
    CMD ["script/serve", "healthy", "web"]
CMD ["script/serve", "web"]
