package dev.loginsight.core.insight;

/** A place a model named, checked to exist: lines are 1-based and inclusive. */
public record Citation(String file, int startLine, int endLine, String claim) {}
