# One image, four services: see docker-compose.yml.
FROM python:3.11-slim-bookworm

WORKDIR /app
COPY package.json package-lock.json .npmrc requirements.txt requirements-node.txt ./
COPY script ./script
COPY static ./static
RUN script/setup && rm -rf /var/lib/apt/lists/* node_modules

COPY . .
# Files named by their content, compressed once; the key opens nothing and stays in this layer.
RUN SECRET_KEY=for-this-step-alone DATABASE_URL=sqlite:///:memory: STATIC_ROOT=/app/built \
    script/serve static \
    && useradd --system --uid 10001 ehcna \
    && mkdir -p /app/var && chown ehcna /app/var

USER ehcna
ENV STATIC_ROOT=/app/built
EXPOSE 8000
CMD ["script/serve", "web"]
