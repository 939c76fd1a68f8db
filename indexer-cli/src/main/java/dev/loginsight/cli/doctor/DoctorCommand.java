package dev.loginsight.cli.doctor;

import dev.loginsight.cli.config.CommonOptions;
import dev.loginsight.cli.config.Settings;
import dev.loginsight.cli.console.CliFailure;
import dev.loginsight.cli.console.Console;
import dev.loginsight.cli.console.ExitCode;
import dev.loginsight.cli.console.Printable;
import dev.loginsight.cli.console.Style;
import dev.loginsight.cli.json.Json;
import dev.loginsight.cli.serve.ServeLock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.core.JsonGenerator;

/** {@code loginsight doctor}. */
@Command(
        name = "doctor",
        description = {
            "Say what is configured, what can be reached and what is missing, each with its remedy.",
            "",
            "Exits with 1 when something that is needed, or that was configured, does not work."
        },
        footer = {
            "",
            "Examples:",
            "  loginsight doctor",
            "  loginsight doctor --json | jq '.findings[] | select(.state == \"broken\")'"
        })
public final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(
            names = "--repo",
            paramLabel = "DIR",
            description =
                    "Look at this repository's index; by default at that of the current directory and the configured ones.")
    private @Nullable String repo;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    private final Console console;

    public DoctorCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<Finding> findings = findings();
        if (json) {
            console.out().println(Json.object(out -> write(out, findings)));
        } else {
            findings.forEach(this::print);
        }
        boolean broken = findings.stream().anyMatch(it -> it.state() == Finding.State.BROKEN);
        return broken ? ExitCode.FAILED : ExitCode.DONE;
    }

    private List<Finding> findings() {
        Settings settings;
        try {
            settings = common.settings(console).load();
        } catch (CliFailure e) {
            // With settings that cannot be understood, whatever else we said would be about something else.
            List<Finding> little = new ArrayList<>(MachineCheck.findings(common.home(console)));
            little.add(
                    Finding.broken("configuration", e.getMessage(), "correct it; docs/configuration.md has every key"));
            return little;
        }
        List<Finding> findings = new ArrayList<>(MachineCheck.findings(settings.home()));
        findings.add(ConfigurationCheck.finding(settings));
        findings.add(ModelCheck.finding(settings.model()));
        findings.add(KafkaCheck.finding(settings.kafka()));
        if (findings.stream()
                .anyMatch(
                        it -> it.state() == Finding.State.BROKEN && it.subject().equals("home"))) {
            return findings; // all the rest is in there
        }
        serve(settings, findings);
        findings.add(StoreCheck.finding(settings));
        findings.addAll(new IndexCheck(console, common, settings).findings(repo));
        return findings;
    }

    private static void serve(Settings settings, List<Finding> findings) {
        Optional<String> address = ServeLock.addressOfRunning(settings.home());
        if (address.isPresent()) {
            findings.add(Finding.ok("serve", "is running on " + address.get()));
            return;
        }
        findings.add(Finding.note("serve", "is not running on this home", null));
        findings.add(PortCheck.finding("port", settings.bind(), settings.port(), "port"));
        if (settings.kafka().embedded()) {
            findings.add(PortCheck.finding(
                    "kafka.port", "127.0.0.1", settings.kafka().port(), "kafka.port"));
        }
    }

    private void print(Finding finding) {
        Style style = console.style();
        String sign = switch (finding.state()) {
            case OK -> style.green("ok    ");
            case NOTE -> style.yellow("note  ");
            case BROKEN -> style.red("BROKEN");
        };
        console.out().println("%s  %-13s  %s".formatted(sign, finding.subject(), Printable.text(finding.detail())));
        if (finding.remedy() != null) {
            console.out().println(" ".repeat(23) + "-> " + Printable.line(finding.remedy()));
        }
    }

    private static void write(JsonGenerator json, List<Finding> findings) {
        json.writeBooleanProperty("healthy", findings.stream().noneMatch(it -> it.state() == Finding.State.BROKEN));
        json.writeArrayPropertyStart("findings");
        for (Finding finding : findings) {
            json.writeStartObject();
            json.writeStringProperty("subject", finding.subject());
            json.writeStringProperty("state", finding.state().name().toLowerCase(Locale.ROOT));
            json.writeStringProperty("detail", finding.detail());
            json.writeStringProperty("remedy", finding.remedy());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
