# The app and what it needs, nothing else. Build it with: docker build -t nine-numbers .
FROM python:3.11-slim-bookworm

# The C library would give every thread a heap of its own, and each rerun is a thread: with two heaps
# for all, a busy replica stays a quarter smaller and is no slower.
ENV PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    MALLOC_ARENA_MAX=2 \
    NUMBA_CACHE_DIR=/var/cache/nine-numbers

RUN useradd --create-home --uid 10001 app && install --directory --owner=app $NUMBA_CACHE_DIR
WORKDIR /app

# First what seldom changes, so that a change of the app does not install everything again.
COPY requirements.txt .
RUN pip install --no-cache-dir --disable-pip-version-check -r requirements.txt

# By number, so that Kubernetes can see that it is not root.
USER 10001

# The training step, compiled before anybody comes. Numba takes it from a folder only if it could
# write there too.
COPY nn_core nn_core
RUN ["python", "-c", "import nn_core; assert nn_core.compile_kernel()"]

COPY .streamlit/config.toml .streamlit/
COPY ui ui
COPY pages pages
COPY sample_data sample_data
COPY streamlit_app.py .

EXPOSE 8501

HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8501/_stcore/health', timeout=4)"]

# Files do not change in here, so nothing needs to watch them.
ENTRYPOINT ["streamlit", "run", "streamlit_app.py", "--server.address=0.0.0.0", "--server.port=8501", "--server.headless=true", "--server.fileWatcherType=none"]
