package dev.loginsight.api.problem;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what a person meant to write: optimal string alignment distance (Damerau 1964, restricted), case ignored. */
public final class NearestName {
    private NearestName() {}

    /** {@code ; did you mean "limit"?} or nothing when no name is near. */
    public static String suggestion(String given, Collection<String> known) {
        return of(given, known).map(name -> "; did you mean \"" + name + "\"?").orElse(".");
    }

    static Optional<String> of(String given, Collection<String> known) {
        String wanted = given.toLowerCase(Locale.ROOT);
        // A third of the letters may be wrong: "limt" is limit, "x" is nothing.
        int best = Math.min(3, Math.max(given.length(), 3) / 3) + 1;
        Optional<String> nearest = Optional.empty();
        for (String name : known) {
            if (Math.abs(name.length() - given.length()) < best) {
                int distance = distance(wanted, name.toLowerCase(Locale.ROOT));
                if (distance < best) {
                    best = distance;
                    nearest = Optional.of(name);
                }
            }
        }
        return nearest;
    }

    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
