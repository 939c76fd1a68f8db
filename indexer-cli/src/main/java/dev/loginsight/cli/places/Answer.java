package dev.loginsight.cli.places;

import dev.loginsight.cli.console.Console;
import dev.loginsight.cli.console.ExitCode;
import dev.loginsight.cli.json.Json;
import dev.loginsight.core.code.RankedPlace;
import dev.loginsight.index.search.CodeIndex;
import java.util.List;
import java.util.function.Supplier;

/** Prints the answer to one question, as JSON or for a person. */
public final class Answer {
    private final Console console;
    private final boolean json;
    private final CodeIndex index;

    public Answer(Console console, boolean json, CodeIndex index) {
        this.console = console;
        this.json = json;
        this.index = index;
    }

    /** @return always {@link ExitCode#DONE}: to find nothing is an answer */
    public int print(Supplier<List<RankedPlace>> search) {
        long start = System.nanoTime();
        List<RankedPlace> places = search.get();
        long tookMs = (System.nanoTime() - start) / 1_000_000;
        if (json) {
            console.out().println(Json.object(out -> PlacesJson.write(out, places, tookMs)));
        } else if (places.isEmpty()) {
            console.out().println("Nothing in " + index.root() + " fits.");
        } else {
            new PlacesText(console.out(), console.style(), index::lines).print(places);
        }
        return ExitCode.DONE;
    }
}
