#!/bin/sh
set -eu
pg_dump --format=custom "$PGDATABASE" > /tmp/dump
