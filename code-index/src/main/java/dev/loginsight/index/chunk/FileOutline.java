package dev.loginsight.index.chunk;

import dev.loginsight.core.code.ChunkKind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A file in one line: its name, the types that it declares, then everything else that it declares. The directory is left out so that a
 * moved file costs no new embedding.
 */
final class FileOutline {
    /** More than any embedder looks at. */
    private static final int LONGEST = 4_000;

    private FileOutline() {}

    static String of(String path, List<Cut> cuts) {
        Set<String> types = new LinkedHashSet<>();
        Set<String> others = new LinkedHashSet<>();
        for (Cut cut : cuts) {
            if (cut.part() == 0) {
                (cut.kind() == ChunkKind.TYPE ? types : others).addAll(cut.names());
            }
        }
        others.removeAll(types);
        StringBuilder line = new StringBuilder(path.substring(path.lastIndexOf('/') + 1));
        line.append(" >");
        append(line, types);
        append(line, others);
        return line.toString();
    }

    private static void append(StringBuilder line, Set<String> names) {
        for (String name : names) {
            if (line.length() > LONGEST) {
                return;
            }
            line.append(' ').append(name);
        }
    }
}
