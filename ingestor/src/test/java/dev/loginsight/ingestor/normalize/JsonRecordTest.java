package dev.loginsight.ingestor.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loginsight.core.log.Frame;
import dev.loginsight.core.log.LogEvent;
import dev.loginsight.core.log.Severity;
import dev.loginsight.core.log.ThrownException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class JsonRecordTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String TRACE = "java.lang.IllegalStateException: x\\n\\tat a.B.c(B.java:1)";

    @Test
    void read_ownFields_becomeTheEvent() {
        Incoming incoming = incoming("""
                {"id":"e1","timestamp":"2026-01-31T12:00:00Z","severity":"FATAL","service":"shop","message":"boom","logger":"a.B",
                 "thread":"main","traceId":"t","spanId":"s","stackTrace":"%s","attributes":{"user":7,"deep":{"er":[1,2]}},"extra":true}""".formatted(TRACE));
        LogEvent event = incoming.event();

        assertThat(incoming.idOfSender()).isTrue();
        assertThat(event.id()).isEqualTo("e1");
        assertThat(event.timestamp()).isEqualTo(Instant.parse("2026-01-31T12:00:00Z"));
        assertThat(event.observedTimestamp()).isEqualTo(NOW);
        assertThat(event.severity()).isEqualTo(Severity.FATAL);
        assertThat(event.service()).isEqualTo("shop");
        assertThat(event.message()).isEqualTo("boom");
        assertThat(event.logger()).isEqualTo("a.B");
        assertThat(event.thread()).isEqualTo("main");
        assertThat(event.traceId()).isEqualTo("t");
        assertThat(event.spanId()).isEqualTo("s");
        assertThat(event.stackTrace().top().type()).isEqualTo("java.lang.IllegalStateException");
        assertThat(event.attributes()).isEqualTo(Map.of("user", "7", "deep.er", "[1,2]", "extra", "true"));
    }

    @Test
    void read_onlyAMessage_getsTheRest() {
        Incoming incoming = incoming("{\"message\":\"boom\"}");

        assertThat(incoming.idOfSender()).isFalse();
        assertThat(incoming.event().id()).isNotBlank();
        assertThat(incoming.event().timestamp()).isEqualTo(NOW);
        assertThat(incoming.event().severity()).isEqualTo(Severity.UNSPECIFIED);
        assertThat(incoming.event().service()).isEqualTo("unknown");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // logstash-logback-encoder
                "{'@timestamp':'2026-01-31T12:00:00Z','@version':'1','message':'m','logger_name':'l','thread_name':'t','level':'ERROR','level_value':40000}|17|l|t",
                // ECS, nested and dotted
                "{'@timestamp':'2026-01-31T12:00:00Z','log.level':'ERROR','message':'m','log.logger':'l','process.thread.name':'t'}|17|l|t",
                "{'@timestamp':'2026-01-31T12:00:00Z','log':{'level':'WARN','logger':'l'},'message':'m','process':{'thread':{'name':'t'}}}|13|l|t",
                // log4j JsonLayout and JsonTemplateLayout
                "{'instant':{'epochSecond':1769860800,'nanoOfSecond':0},'thread':'t','level':'ERROR','loggerName':'l','message':'m'}|17|l|t",
                "{'timeMillis':1769860800000,'thread':'t','level':'FATAL','loggerName':'l','message':'m'}|21|l|t",
                // pino, zap, Python, OpenTelemetry
                "{'level':50,'time':1769860800000,'msg':'m','logger':'l','thread':'t'}|17|l|t",
                "{'level':'error','ts':1769860800.0,'logger':'l','thread':'t','msg':'m'}|17|l|t",
                "{'levelno':40,'levelname':'ERROR','asctime':'2026-01-31 12:00:00','logger':'l','threadName':'t','message':'m'}|17|l|t",
                "{'timeUnixNano':'1769860800000000000','severityNumber':18,'severityText':'ERROR2','body':{'stringValue':'m'},'logger':'l','thread':'t'}|18|l|t",
                "{'timestamp':1769860800,'severity':'17','message':'m','logger':'l','thread':'t'}|17|l|t",
            })
    void read_otherEncoders_areUnderstood(String json, int severity, String logger, String thread) {
        LogEvent event = incoming(json.replace('\'', '"')).event();

        assertThat(event.message()).isEqualTo("m");
        assertThat(event.timestamp()).isEqualTo(Instant.parse("2026-01-31T12:00:00Z"));
        assertThat(event.severityNumber()).isEqualTo(severity);
        assertThat(event.logger()).isEqualTo(logger);
        assertThat(event.thread()).isEqualTo(thread);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'message':'m','stack_trace':'TRACE'}",
                "{'message':'m','exception':'TRACE'}",
                "{'message':'m','error':'TRACE'}",
                "{'message':'m','error':{'type':'java.lang.IllegalStateException','message':'x','stack_trace':'TRACE'}}",
                "{'message':'m','exception.type':'T','exception.stacktrace':'TRACE'}",
                "{'message':'m','error.stack_trace':'TRACE'}",
                "{'message':'m','err':{'type':'Error','message':'x','stack':'TRACE'}}",
                "{'message':'m\\n\\nTRACE'}",
                "{'message':'m: TRACE'}",
                "{'message':'m','thrown':{'name':'java.lang.IllegalStateException','message':'x','extendedStackTrace':[{'class':'a.B','method':'c','file':'B.java','line':1}]}}",
                "{'message':'m','exception':{'className':'java.lang.IllegalStateException','message':'x','stackTrace':[{'className':'a.B','methodName':'c','fileName':'B.java','lineNumber':1}]}}",
                "{'message':'m','exception':{'values':[{'type':'IllegalStateException','module':'java.lang','value':'x','stacktrace':{'frames':[{'module':'a.B','function':'c','filename':'B.java','lineno':1}]}}]}}",
                "{'message':'m','exception':{'type':'java.lang.IllegalStateException','message':'x','stackTrace':['a.B.c(B.java:1)']}}",
                "{'message':'m','exception':{'type':'java.lang.IllegalStateException','message':'x','stackTrace':'\\tat a.B.c(B.java:1)'}}",
            })
    void read_exceptionInAnyShape_isAStructure(String json) {
        LogEvent event =
                incoming(json.replace("TRACE", TRACE).replace('\'', '"')).event();

        assertThat(event.message()).startsWith("m");
        ThrownException top = event.stackTrace().top();
        assertThat(top.type()).isEqualTo("java.lang.IllegalStateException");
        assertThat(top.message()).isEqualTo("x");
        assertThat(top.frames()).containsExactly(new Frame("a.B", "c", "B.java", 1));
        assertThat(event.stackTraceText()).contains("at a.B.c(B.java:1)");
    }

    @Test
    void read_nestedCauseObjects_becomeTheChain() {
        LogEvent event = incoming("""
                        {"message":"m","thrown":{"name":"a.TopException","message":"t","commonElementCount":0,
                          "cause":{"name":"a.RootException","message":"r","commonElementCount":2,
                            "extendedStackTrace":[{"class":"a.B","method":"c","file":"B.java","line":1}]},
                          "suppressed":[{"name":"a.CloseException"}]}}""").event();

        assertThat(event.stackTrace().chain())
                .extracting(ThrownException::type)
                .containsExactly("a.TopException", "a.CloseException", "a.RootException");
        assertThat(event.stackTrace().rootCause().framesInCommon()).isEqualTo(2);
        assertThat(event.stackTraceText()).contains("Caused by: a.RootException: r");
    }

    @Test
    void read_noMessageButAnException_usesTheExceptionsWords() {
        assertThat(incoming("{\"stackTrace\":\"" + TRACE + "\"}").event().message())
                .isEqualTo("java.lang.IllegalStateException: x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"severity\":\"ERROR\"}", "{\"message\":null}", "{\"Message\":\"m\"}"})
    void read_noMessage_saysWhichFieldIsMissing(String json) {
        assertThatThrownBy(() -> incoming(json))
                .isInstanceOf(BadEventException.class)
                .hasMessage("it has no \"message\", the one field that every event needs; put the log text there");
    }

    @Test
    void read_idTooLong_saysHowLongItMayBe() {
        assertThatThrownBy(() -> incoming("{\"message\":\"m\",\"id\":\"%s\"}".formatted("x".repeat(257))))
                .isInstanceOf(BadEventException.class)
                .hasMessage("its id has 257 characters and may have at most 256; send a shorter one or none");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"level":"[ERROR]"}                        | ERROR
                    {"level":"Err."}                           | ERROR
                    {"level":"SCHWERWIEGEND"}                  | ERROR
                    {"syslog":{"severity":3}}                  | ERROR
                    {"log":{"syslog":{"severity":{"code":4}}}} | WARN
                    {"status":"error"}                         | ERROR
                    {"status":"500"}                           | UNSPECIFIED
                    {"status":"active"}                        | UNSPECIFIED
                    {"level":"info","status":"error"}          | INFO
                    """)
    void read_lessUsualSeverities(String fields, Severity severity) {
        String json = "{\"message\":\"m\"," + fields.substring(1);
        assertThat(incoming(json).event().severity()).isEqualTo(severity);
    }

    @Test
    void read_unreadableFields_stayAmongTheAttributes() {
        LogEvent event = incoming("{\"message\":\"m\",\"timestamp\":\"soon\",\"severity\":\"loud\",\"id\":17}")
                .event();

        assertThat(event.timestamp()).isEqualTo(NOW);
        assertThat(event.severityNumber()).isZero();
        assertThat(event.id()).isEqualTo("17");
        assertThat(event.attributes()).isEqualTo(Map.of("timestamp", "soon", "severity", "loud"));
    }

    @Test
    void read_messageOfAnotherShape_isText() {
        assertThat(incoming("{\"message\":{\"a\":1}}").event().message()).isEqualTo("{\"a\":1}");
        assertThat(incoming("{\"message\":17}").event().message()).isEqualTo("17");
        assertThat(incoming("{\"message\":\"\"}").event().message()).isEmpty();
    }

    private static Incoming incoming(String json) {
        return Normalizer.toEvent(JsonRecord.read(JSON.readTree(json), ZoneOffset.UTC, NOW), null, NOW);
    }
}
