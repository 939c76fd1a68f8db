package dev.loginsight.worker.consume;

import dev.loginsight.core.log.ErrorEvent;
import dev.loginsight.core.log.Frame;
import dev.loginsight.core.log.LogEvent;
import dev.loginsight.core.log.StackTrace;
import dev.loginsight.core.log.ThrownException;
import dev.loginsight.worker.publish.KafkaJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Reads one record of {@link ErrorEvent#TOPIC}. JSON may leave out what Java requires, so everything required is looked at here. */
final class EventReader {
    /** Above any record a cluster usually takes; larger ones would only be cut down again. */
    static final int LARGEST = 16 << 20;

    /** No retry will make this record readable; the message says why. */
    static final class PoisonedException extends Exception {
        private static final long serialVersionUID = 1;

        PoisonedException(String message) {
            super(message);
        }
    }

    private EventReader() {}

    static ErrorEvent read(byte @Nullable [] value) throws PoisonedException {
        if (value == null || value.length == 0) {
            throw new PoisonedException("the record is empty");
        }
        if (value.length > LARGEST) {
            throw new PoisonedException("the record has %d bytes, more than %d".formatted(value.length, LARGEST));
        }
        ErrorEvent event = parse(value);
        require(event.fingerprint(), "fingerprint");
        require(event.event(), "event");
        check(event.event());
        return event;
    }

    private static ErrorEvent parse(byte[] value) throws PoisonedException {
        try {
            ErrorEvent event = KafkaJson.read(value, ErrorEvent.class);
            require(event, "event");
            return event;
        } catch (JacksonException e) {
            throw new PoisonedException("not an error event: " + e.getOriginalMessage());
        } catch (StackOverflowError e) {
            throw new PoisonedException("not an error event: nested too deeply");
        }
    }

    private static void check(LogEvent event) throws PoisonedException {
        require(event.service(), "event.service");
        require(event.message(), "event.message");
        StackTrace trace = event.stackTrace();
        if (trace != null) {
            require(trace.language(), "event.stackTrace.language");
            for (ThrownException thrown : trace.chain()) {
                check(thrown);
            }
        }
    }

    private static void check(ThrownException thrown) throws PoisonedException {
        require(thrown.relation(), "event.stackTrace.chain.relation");
        require(thrown.type(), "event.stackTrace.chain.type");
        require(thrown.message(), "event.stackTrace.chain.message");
        for (Frame frame : thrown.frames()) {
            require(frame.declaringType(), "event.stackTrace.chain.frames.declaringType");
            require(frame.function(), "event.stackTrace.chain.frames.function");
        }
    }

    private static void require(@Nullable Object value, String field) throws PoisonedException {
        if (value == null) {
            throw new PoisonedException("not an error event: " + field + " is missing");
        }
    }
}
