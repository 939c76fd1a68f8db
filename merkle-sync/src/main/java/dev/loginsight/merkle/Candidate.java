package dev.loginsight.merkle;

import java.nio.file.Path;

/**
 * A file that no rule and no name speaks against.
 *
 * @param path from the root
 */
record Candidate(String path, Path file, FileStat stat) {}
