package dev.loginsight.cli;

import dev.loginsight.cli.config.Nearest;
import dev.loginsight.cli.console.CliFailure;
import dev.loginsight.cli.console.Console;
import dev.loginsight.cli.console.ExitCode;
import dev.loginsight.cli.console.Printable;
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
import java.util.Arrays;
import java.util.Collection;
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
            requireCommand(args);
            int code = commandLine(failures, args).execute(args);
            console.flush();
            return code;
        } catch (CliFailure | Error e) {
            return failures.report(e);
        }
    }

    /** A --help behind it would show the general help and say that all is well. */
    private static void requireCommand(String... args) {
        if (args.length == 0 || args[0].startsWith("-") || COMMANDS.containsKey(args[0])) {
            return;
        }
        String near = Nearest.of(args[0], COMMANDS.keySet())
                .map(name -> "; did you mean: loginsight " + name + "?")
                .orElse("; `loginsight --help` lists them");
        throw CliFailure.usage("there is no command '" + args[0] + "'" + near);
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
                .setExecutionStrategy(parsed -> execute(failures, parsed))
                .setExecutionExceptionHandler((e, line, parsed) -> failures.report(e))
                .setParameterExceptionHandler(this::misused);
    }

    private static int execute(Failures failures, CommandLine.ParseResult parsed) {
        CommandLine.ParseResult command = parsed.hasSubcommand() ? parsed.subcommand() : parsed;
        try {
            command.matchedArgs().forEach(argument -> requireValue(command.commandSpec(), argument));
        } catch (CliFailure e) {
            return failures.report(e);
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    /** What an unset variable in quotes leaves would otherwise mean the current directory. Words of a list may be empty. */
    private static void requireValue(CommandLine.Model.CommandSpec spec, CommandLine.Model.ArgSpec argument) {
        boolean words = argument.isPositional() && argument.arity().max() > 1;
        Object value = argument.getValue();
        boolean empty = "".equals(value) || (value instanceof Collection<?> values && values.contains(""));
        if (empty && !words) {
            String where = argument instanceof CommandLine.Model.OptionSpec option
                    ? option.longestName()
                    : "`" + spec.qualifiedName() + "`";
            throw CliFailure.usage(where + " was given an empty " + argument.paramLabel()
                    + "; leave it out, or look at the variable that it came from");
        }
    }

    private int misused(ParameterException e, String... args) {
        CommandLine command = e.getCommandLine();
        UnmatchedArgumentException unmatched = e instanceof UnmatchedArgumentException it ? it : null;
        if (unmatched != null && isBehindDashes(unmatched, args)) {
            console.err().println("loginsight: " + Printable.text(tooMany(unmatched, args)));
        } else {
            console.err().println("loginsight: " + Printable.text(String.valueOf(e.getMessage())));
            List<String> near = unmatched == null ? List.of() : unmatched.getSuggestions();
            if (!near.isEmpty()) {
                console.err().println("Did you mean: " + String.join(" or ", near) + "?");
            }
        }
        console.err().println("See `" + command.getCommandSpec().qualifiedName() + " --help`.");
        return ExitCode.USAGE;
    }

    /** What stands behind {@code --} is never an option, though picocli speaks of unknown ones. */
    private static boolean isBehindDashes(UnmatchedArgumentException e, String... args) {
        return behindDashes(args).containsAll(e.getUnmatched());
    }

    private static List<String> behindDashes(String... args) {
        int dashes = Arrays.asList(args).indexOf("--");
        return dashes < 0 ? List.of() : Arrays.asList(args).subList(dashes + 1, args.length);
    }

    private static String tooMany(UnmatchedArgumentException e, String... args) {
        CommandLine.Model.CommandSpec spec = e.getCommandLine().getCommandSpec();
        String takes = spec.positionalParameters().isEmpty()
                ? "no arguments"
                : "one " + spec.positionalParameters().getFirst().paramLabel();
        return "`" + spec.qualifiedName() + "` takes " + takes + ", and these were given behind `--`: "
                + String.join(" ", behindDashes(args)) + "; options go before `--`";
    }
}
