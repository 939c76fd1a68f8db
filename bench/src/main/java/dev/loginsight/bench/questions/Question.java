package dev.loginsight.bench.questions;

import java.util.List;

/** @param category {@code symbol}, {@code semantic} or {@code architecture} */
record Question(String text, String category, List<Target> targets) {}
