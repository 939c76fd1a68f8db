package dev.loginsight.core.insight;

/** A proposed change as a unified diff with paths relative to the repository's root. It has not been applied. */
public record Fix(String diff) {}
