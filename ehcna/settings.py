"""One settings file. Everything that differs between places comes from the environment.

With no environment variable set this is the embedded default: SQLite in `var/`, a broker in
memory, mail written to files, and a banner that says it is a demonstration.
"""

from pathlib import Path

from csp.constants import NONE, SELF

from . import menu
from .authority import letter_bodies, local_authority
from .codes import codes_by_email
from .databases import databases
from .environment import environment, secret_files
from .keeping_times import kept_for
from .logs import OF_REQUESTS, logs
from .patience import patience
from .secret_key import secret_key
from .session_rules import session_rules
from .storing import storages
from .texting import text_messages
from .watching.setting import report_errors, watching

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = BASE_DIR / "var"

env = environment()
SECRET_FILES = secret_files()
EMBEDDED = "DATABASE_URL" not in env.ENVIRON
DEMO = env.bool("DEMO", default=EMBEDDED)
DEBUG = env.bool("DEBUG", default=False)

if EMBEDDED:
    VAR.mkdir(exist_ok=True)
ON_SQLITE = EMBEDDED or env.str("DATABASE_URL").startswith("sqlite:")
SECRET_KEY = env.str("SECRET_KEY", default="") or secret_key(VAR, own=DEMO or ON_SQLITE)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
SITE_URL = env.str("SITE_URL", default="http://127.0.0.1:8000")

# -- who we are (one local authority per installation) ------------------------------------------
LOCAL_AUTHORITY = local_authority(env)
LETTER_BODIES = letter_bodies(env)
CASE_TABS = menu.CASE_TABS
# Pounds a year for one placement, by role, that somebody may approve.
APPROVAL_LIMITS = {
    role: env.int(f"APPROVAL_LIMIT_{role.upper()}", default=pounds)
    for role, pounds in (("senior", 60_000), ("finance", 150_000), ("manager", 1_000_000))
}

# -- apps ---------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "crispy_forms",
    "simple_history",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "django_structlog",
    "accounts",
    "cases",
    "providers",
    "plans",
    "panels",
    "families",
    "ehcna",
]
MIDDLEWARE = [
    "ehcna.watching.requests.NumberedMiddleware",
    "ehcna.answer_headers.SafeHeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "ehcna.watching.requests.HostsMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "ehcna.middleware.SessionLimitsMiddleware",
    "ehcna.middleware.KeepTypedTextMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "ehcna.watching.requests.LoggedMiddleware",
    "ehcna.middleware.SecondStepMiddleware",
    "ehcna.middleware.NoStoreMiddleware",
]
ROOT_URLCONF = "ehcna.urls"
WSGI_APPLICATION = "ehcna.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "ehcna.context.site",
            ],
        },
    }
]
CRISPY_TEMPLATE_PACK = "govuk"
CRISPY_ALLOWED_TEMPLATE_PACKS = "govuk"

# -- database, cache, broker --------------------------------------------------------------------
DATABASES = databases(env, VAR)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": env.cache("CACHE_URL", default="locmemcache://")}

CELERY_BROKER_URL = env.str("BROKER_URL", default="memory://localhost/")
vars().update(patience(env))
CELERY_TASK_IGNORE_RESULT = True
CELERY_TIMEZONE = "Europe/London"
CELERY_ENABLE_UTC = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False

# -- sign-in ------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "CommonPasswordValidator")
] + [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    }
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
vars().update(codes_by_email(env))
MFA_SUPPORTED_TYPES = env.list("MFA_TYPES", default=["totp", "webauthn", "recovery_codes"])
MFA_PASSKEY_LOGIN_ENABLED = "webauthn" in MFA_SUPPORTED_TYPES
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMO
SECOND_STEP_REQUIRED = env.bool("SECOND_STEP_REQUIRED", default=not DEMO)

# -- transport and content security -------------------------------------------------------------
HTTPS = env.bool("HTTPS", default=not DEMO)
vars().update(session_rules(env, https=HTTPS))
SESSION_IDLE_SECONDS = env.int("SESSION_IDLE_SECONDS", default=60 * 60)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
# How many proxies stand before us. Each adds whom it was asked by, and tries are counted by that.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=int(HTTPS))
SECURE_REDIRECT_EXEMPT = [r"^health(/\w+)?$", r"^metrics$"]
SECURE_REFERRER_POLICY = "same-origin"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "ehcna.errors.form_refused"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

# -- files, mail --------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = env.path("STATIC_ROOT", default=str(VAR / "static"))
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = storages(env, plain=DEMO or DEBUG)
WHITENOISE_USE_FINDERS = DEMO or DEBUG
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(VAR / "files"))
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "ehcna.uploading.BoundedFileUploadHandler",
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
IMPORT_MAX_BYTES = env.int("IMPORT_MAX_BYTES", default=20 * 1024 * 1024)
REGISTER_MAX_BYTES = env.int("REGISTER_MAX_BYTES", default=120 * 1024 * 1024)
UPLOAD_MAX_BYTES = env.int("UPLOAD_MAX_BYTES", default=50 * 1024 * 1024)
# The malware scanner: tcp://host:3310 or unix:///path/to/clamd.ctl. Empty: there is none.
CLAMD_URL = env.str("CLAMD_URL", default="")
CLAMD_SECONDS = env.int("CLAMD_SECONDS", default=30)
# Whether papers may be filed where there is no scanner. Where not, they wait.
UPLOADS_WITHOUT_SCANNER = env.bool("UPLOADS_WITHOUT_SCANNER", default=DEMO)

vars().update(env.email_url("EMAIL_URL", default="filemail://"))
EMAIL_FILE_PATH = str(env.path("EMAIL_FILE_PATH", default=str(VAR / "outbox")))
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="send@exampleshire.example")
# The post-room: "email" is Django's mail backend, "notify" is GOV.UK Notify.
DELIVERY = env.str("DELIVERY", default="email")
# Domains this installation may write to; empty means any (a staging copy names its own).
MAIL_ALLOW_DOMAINS = [name.casefold() for name in env.list("MAIL_ALLOW_DOMAINS", default=[])]
NOTIFY_API_KEY = env.str("NOTIFY_API_KEY", default="")
NOTIFY_TEMPLATE_ID = env.str("NOTIFY_TEMPLATE_ID", default="")
TEXTS = text_messages(env, VAR, demo=DEMO)

# Our own targets, in working days: never the law's.
REPLY_WORKING_DAYS = env.int("REPLY_WORKING_DAYS", default=5)
ANSWER_WORKING_DAYS = env.int("ANSWER_WORKING_DAYS", default=2)
CONTACT_CHANGE_DAYS = env.int("CONTACT_CHANGE_DAYS", default=2)  # that an unconfirmed one waits
# Days that an invitation stays open, and from which we prepare before the rights pass.
INVITATION_DAYS = env.int("INVITATION_DAYS", default=14)
DATA_COPY_DAYS = env.int("DATA_COPY_DAYS", default=14)
RIGHTS_MOVE_DAYS = env.int("RIGHTS_MOVE_DAYS", default=28)
RETENTION = kept_for(env)

# -- words and clocks ---------------------------------------------------------------------------
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = False
DATE_FORMAT = "l j F Y"

# Logs name what happened and where, never who: no user names, bodies or query strings.
LOGGING = logs(env.str("LOG_LEVEL", default="WARNING"))
vars().update(OF_REQUESTS)
WATCHING = watching(env)
report_errors(env)
SILENCED_SYSTEM_CHECKS: list[str] = []
