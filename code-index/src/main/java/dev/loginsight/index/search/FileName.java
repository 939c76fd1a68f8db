package dev.loginsight.index.search;

import java.util.ArrayList;
import java.util.List;

/**
 * A path in its parts.
 *
 * @param stem the file's name up to its last dot
 * @param extension what follows that dot, empty without one
 */
record FileName(List<String> directories, String stem, String extension) {
    static FileName of(String path) {
        int slash = path.lastIndexOf('/');
        String name = path.substring(slash + 1);
        int dot = name.lastIndexOf('.');
        List<String> directories = slash < 0 ? List.of() : segments(path.substring(0, slash));
        return dot > 0
                ? new FileName(directories, name.substring(0, dot), name.substring(dot + 1))
                : new FileName(directories, name, "");
    }

    private static List<String> segments(String folder) {
        List<String> segments = new ArrayList<>();
        int start = 0;
        for (int slash = folder.indexOf('/'); slash >= 0; slash = folder.indexOf('/', start)) {
            segments.add(folder.substring(start, slash));
            start = slash + 1;
        }
        segments.add(folder.substring(start));
        return segments;
    }
}
