package dev.loginsight.cli;

import dev.loginsight.cli.console.CliFailure;
import dev.loginsight.cli.console.Console;
import dev.loginsight.cli.console.ExitCode;
import dev.loginsight.cli.console.Style;
import dev.loginsight.cli.demo.DemoCommand;
import dev.loginsight.cli.doctor.DoctorCommand;
import dev.loginsight.cli.explain.ExplainCommand;
import dev.loginsight.cli.index.IndexCommand;
import dev.loginsight.cli.insights.InsightsCommand;
import dev.loginsight.cli.locate.LocateCommand;
import dev.loginsight.cli.query.QueryCommand;
import dev.loginsight.cli.serve.ServeCommand;
import dev.loginsight.cli.status.StatusCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Runs one command line. Only the command that was asked for is loaded and described to picocli; help and misspelt commands
 * load them all. That spares a short command most of what it would spend before its own first line.
 */
public final class Cli {
    private static final Map<String, Function<Console, Object>> COMMANDS = commands();

    private final Console console;

    public Cli(Console console) {
        this.console = console;
    }

    private static Map<String, Function<Console, Object>> commands() {
        // Lambdas, because a reference to a constructor would load its class, and the class path of short commands has
        // not all of them.
        Map<String, Function<Console, Object>> commands = new LinkedHashMap<>();
        commands.put("index", console -> new IndexCommand(console));
        commands.put("status", console -> new StatusCommand(console));
        commands.put("query", console -> new QueryCommand(console));
        commands.put("locate", console -> new LocateCommand(console));
        commands.put("explain", console -> new ExplainCommand(console));
        commands.put("serve", console -> new ServeCommand(console));
        commands.put("demo", console -> new DemoCommand(console));
        commands.put("insights", console -> new InsightsCommand(console));
        commands.put("doctor", console -> new DoctorCommand(console));
        return commands;
    }

    /**
     * Runs the command line and writes out what it printed.
     *
     * @return the process's exit code, one of {@link ExitCode}
     */
    public int run(String... args) {
        Failures failures = new Failures(console, List.of(args));
        try {
            int code = commandLine(failures, args).execute(args);
            console.flush();
            return code;
        } catch (CliFailure | Error e) {
            return failures.report(e);
        }
    }

    private CommandLine commandLine(Failures failures, String... args) {
        CommandLine root = new CommandLine(new LogInsightCommand(console));
        String first = args.length == 0 ? "" : args[0];
        COMMANDS.forEach((name, command) -> {
            if (name.equals(first) || !COMMANDS.containsKey(first)) {
                root.addSubcommand(name, command.apply(console));
            }
        });
        boolean coloured = console.style() == Style.COLOURED;
        return root.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
                .setExpandAtFiles(false) // `query @Transactional` asks for an annotation, not for a file
                .setUsageHelpWidth(100)
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        coloured ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
                .setExecutionExceptionHandler((e, line, parsed) -> failures.report(e))
                .setParameterExceptionHandler((e, rest) -> misused(e));
    }

    private int misused(ParameterException e) {
        CommandLine command = e.getCommandLine();
        console.err().println("loginsight: " + e.getMessage());
        List<String> near = e instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        if (!near.isEmpty()) {
            console.err().println("Did you mean: " + String.join(" or ", near) + "?");
        }
        console.err().println("See `" + command.getCommandSpec().qualifiedName() + " --help`.");
        return ExitCode.USAGE;
    }
}
