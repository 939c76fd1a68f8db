package dev.loginsight.cli.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.List;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Configures Logback in code, found through its service interface: no XML is parsed, and nothing is configured before some library
 * first logs. Commands show nothing, their users get sentences; {@code serve} asks for more with {@link #show}.
 */
public final class ProcessLogging extends ContextAwareBase implements Configurator {
    private static volatile Level shown = Level.OFF;

    private static final List<String> KAFKA = List.of("kafka", "org.apache.kafka", "state.change.logger");
    /**
     * Errors in name only: a controller that is not elected yet or is being stopped, an event that took a second on a busy machine, a
     * failed start that is told in a sentence, an address that was refused.
     */
    private static final List<String> NOISE = List.of(
            "kafka.server.ControllerApis",
            "org.apache.kafka.controller.EventPerformanceMonitor",
            "org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext",
            "org.springframework.web.servlet.resource.ResourceHandlerUtils");

    private static final String OURS = "dev.loginsight";

    /** From now on shows this level and worse on standard error; to be called before anything logs. */
    public static void show(org.slf4j.event.Level level) {
        shown = Level.convertAnSLF4JLevel(level);
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.WARNING);
    }

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        Level level = shown;
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(level);
        if (level != Level.OFF) {
            root.addAppender(standardError(context));
            // Its warnings are about clusters; whether it answers is in our own health.
            KAFKA.forEach(name -> context.getLogger(name).setLevel(Level.ERROR));
            NOISE.forEach(name -> context.getLogger(name).setLevel(Level.OFF));
            // Our own news is for whoever runs a server; somebody who asked for errors only gets those.
            context.getLogger(OURS).setLevel(level == Level.WARN ? Level.INFO : level);
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
