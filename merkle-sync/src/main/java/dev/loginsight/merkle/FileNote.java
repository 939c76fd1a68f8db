package dev.loginsight.merkle;

/** Something odd about a file that was accepted all the same, or about a file of ignore rules. */
public record FileNote(String path, String text) {}
