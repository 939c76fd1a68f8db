package dev.loginsight.core.code;

/** A declaration that was looked up by its name. */
public record CodeSymbol(Place place, ChunkKind kind, String language) {}
