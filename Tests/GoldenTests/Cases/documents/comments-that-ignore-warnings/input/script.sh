#!/bin/sh
# overlay:ignore date-rewritten this is content
