package dev.loginsight.cli.serve;

import dev.loginsight.cli.console.CliFailure;
import dev.loginsight.cli.console.Console;
import dev.loginsight.cli.repository.Repositories;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which repositories {@code serve} answers for. */
final class RepositoryChoice {
    private final Console console;
    private final Repositories repositories;

    RepositoryChoice(Console console, Repositories repositories) {
        this.console = console;
        this.repositories = repositories;
    }

    /**
     * Those named by option, which must exist, and those configured, of which a missing one is only warned about. With neither: the
     * one around the current directory, if it is a git checkout or has an index; a whole home folder is not indexed by accident.
     */
    List<Path> roots(List<String> options, List<Path> configured) {
        Set<Path> roots = new LinkedHashSet<>();
        options.forEach(name -> roots.add(Repositories.directory(console, name)));
        for (Path path : configured) {
            try {
                roots.add(Repositories.directory(console, path.toString()));
            } catch (CliFailure e) {
                console.warn("repositories: " + e.getMessage() + "; it is left out");
            }
        }
        if (options.isEmpty() && configured.isEmpty()) {
            Path around = repositories.around(console, null);
            if (repositories.isIndexed(around) || Files.exists(around.resolve(".git"))) {
                roots.add(around);
            } else {
                console.warn(
                        "no repository is named and the current directory is in none, so insights will hold no places;"
                                + " add --repo DIR");
            }
        }
        return new ArrayList<>(roots);
    }
}
