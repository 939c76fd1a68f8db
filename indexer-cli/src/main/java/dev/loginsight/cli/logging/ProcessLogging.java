package dev.loginsight.cli.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * Configures Logback in code, found through its service interface: no XML is parsed, and nothing is configured before some library
 * first logs. Commands show nothing, their users get sentences; {@code serve} asks for more with {@link #LEVEL}.
 */
public final class ProcessLogging extends ContextAwareBase implements Configurator {
    /** System property: the level shown on standard error for everything; absent means silence. */
    public static final String LEVEL = "loginsight.log.level";

    private static final String OURS = "dev.loginsight";

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        Level level = Level.toLevel(System.getProperty(LEVEL), Level.OFF);
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(level);
        if (level != Level.OFF) {
            root.addAppender(standardError(context));
            context.getLogger(OURS).setLevel(level.isGreaterOrEqual(Level.INFO) ? Level.INFO : level);
        }
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static ConsoleAppender<ILoggingEvent> standardError(LoggerContext context) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        // %replace: a log message may quote hostile text, whose control characters a terminal would obey.
        encoder.setPattern(
                "%d{HH:mm:ss.SSS} %-5level %logger{0} - %replace(%msg){'[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f]', '?'}%n%ex{8}");
        encoder.setCharset(java.nio.charset.StandardCharsets.UTF_8);
        encoder.start();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setTarget("System.err");
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }
}
