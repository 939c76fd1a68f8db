package dev.loginsight.cli.batch;

import dev.loginsight.cli.console.Console;
import dev.loginsight.cli.console.ExitCode;
import dev.loginsight.cli.json.Json;
import dev.loginsight.cli.places.PlacesJson;
import dev.loginsight.core.code.RankedPlace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers JSON lines {@code {"id":"q1","text":"..."}} in their order, each as soon as it is answered. A line that cannot be
 * answered gets an object with {@code error} and {@code line} and no results; the others go on, and the exit code is 1.
 */
public final class Batch {
    /** Characters; a log of this size is far beyond what locating needs. */
    private static final int LONGEST_LINE = 16 << 20;

    private final Console console;
    private final Function<String, List<RankedPlace>> answer;

    public Batch(Console console, Function<String, List<RankedPlace>> answer) {
        this.console = console;
        this.answer = answer;
    }

    /** @return {@link ExitCode#DONE}, or {@link ExitCode#FAILED} when a line had no answer */
    public int run() {
        BatchLines lines = new BatchLines(console.in(), LONGEST_LINE);
        boolean failed = false;
        int number = 0;
        try {
            BatchLines.@Nullable Line line;
            while ((line = lines.next()) != null && !console.readerIsGone()) {
                number++;
                if (!line.text().isBlank()) {
                    failed |= !answered(number, line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return failed ? ExitCode.FAILED : ExitCode.DONE;
    }

    private boolean answered(int number, BatchLines.Line line) {
        long start = System.nanoTime();
        Question question = line.tooLong()
                ? new Question("null", "", "longer than " + (LONGEST_LINE >> 20) + " million characters")
                : Question.parse(withoutMark(number, line.text()));
        String error = question.error();
        List<RankedPlace> places = error == null ? answer.apply(question.text()) : List.of();
        long tookMs = (System.nanoTime() - start) / 1_000_000;
        String text = Json.object(json -> {
            json.writeName("id").writeRawValue(question.id());
            PlacesJson.write(json, places, tookMs);
            if (error != null) {
                json.writeNumberProperty("line", number);
                json.writeStringProperty("error", "line " + number + ": " + error);
            }
        });
        console.out().print(text + "\n");
        console.flush();
        return error == null;
    }

    /** A byte order mark, which some editors put first, is no part of the JSON. */
    private static String withoutMark(int number, String text) {
        return number == 1 && text.startsWith("\ufeff") ? text.substring(1) : text;
    }
}
