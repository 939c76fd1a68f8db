package dev.loginsight.cli;

import dev.loginsight.cli.console.Console;
import dev.loginsight.cli.console.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code loginsight} alone: what there is, and with which command to begin. */
@Command(
        name = "loginsight",
        description = {
            "From an error log to the lines of your code that caused it.",
            "",
            "Begin with `loginsight index` in a repository, then pipe an error log into `loginsight locate`."
        },
        versionProvider = LogInsightCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 stale (status --check), 130 interrupted.",
            "`loginsight COMMAND --help` explains one command, with examples."
        })
final class LogInsightCommand implements Callable<Integer> {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this text.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version, the Java runtime and the operating system.")
    private boolean version;

    @Spec
    private CommandSpec spec;

    private final Console console;

    LogInsightCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(console.err());
        return ExitCode.USAGE;
    }

    /** Read only when somebody asks for it. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Cli.class.getPackage().getImplementationVersion();
            return new String[] {
                "loginsight " + (version == null ? "(development)" : version),
                "Java " + System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch")
            };
        }
    }
}
