# What `make run` does, in an image: the locked dependencies, the package, an ordinary user.
FROM python:3.12-slim AS build
WORKDIR /app
RUN python -m venv /app/.venv
COPY requirements.lock ./
RUN .venv/bin/python -m pip install --no-cache-dir --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY bot ./bot
COPY config ./config
RUN .venv/bin/python -m pip install --no-cache-dir --no-deps .

FROM python:3.12-slim
RUN useradd --create-home --uid 10001 volteface && mkdir -p /app/data && chown volteface /app/data
WORKDIR /app
COPY --from=build /app/.venv /app/.venv
COPY config ./config
ENV PATH="/app/.venv/bin:$PATH" PYTHONUNBUFFERED=1 VOLTEFACE_CONFIG=/app/config
USER volteface
VOLUME ["/app/data"]
HEALTHCHECK --interval=60s --timeout=20s --start-period=60s CMD ["volteface", "health"]
STOPSIGNAL SIGTERM
CMD ["volteface", "run"]
