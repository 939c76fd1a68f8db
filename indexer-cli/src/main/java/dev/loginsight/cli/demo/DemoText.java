package dev.loginsight.cli.demo;

import dev.loginsight.cli.config.Settings;
import dev.loginsight.cli.console.Console;
import dev.loginsight.cli.insights.InsightText;
import dev.loginsight.core.insight.Insight;
import java.io.PrintStream;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;

/** The demo's insights for a person, in the order in which the errors happened. */
final class DemoText {
    private static final int SUSPECTS_SHOWN = 1;

    private final Console console;

    DemoText(Console console) {
        this.console = console;
    }

    void print(List<Insight> insights, int records, LoggedErrors errors, Settings.Model model) {
        PrintStream out = console.out();
        out.printf(
                "The shop wrote %,d log records, %d of them errors; these are %d different ones.%n",
                records, errors.total(), insights.size());
        InsightText text = new InsightText(out, console.style(), ZoneId.systemDefault());
        insights.stream().sorted(Comparator.comparing(Insight::firstSeen)).forEach(insight -> {
            out.println();
            text.print(insight, SUSPECTS_SHOWN);
        });
        out.println();
        out.println(onModel(insights, model));
    }

    private static String onModel(List<Insight> insights, Settings.Model model) {
        if (!model.configured()) {
            return "No model was asked, because none is configured: the places come from stack frames, search and git alone.\n"
                    + "Set OPENAI_API_KEY (or model.base-url, for a model of your own) and run it again for root causes and fixes.";
        }
        long answered =
                insights.stream().filter(insight -> insight.model() != null).count();
        return answered == insights.size()
                ? "Root causes and fixes are " + model.name() + "'s; nothing was applied."
                : "%s answered for %d of %d insights; the notes of the others say why it did not."
                        .formatted(model.name(), answered, insights.size());
    }
}
