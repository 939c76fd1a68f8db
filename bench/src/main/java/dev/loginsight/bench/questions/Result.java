package dev.loginsight.bench.questions;

/** @param file relative to the indexed directory */
record Result(String file, int startLine, int endLine) {}
