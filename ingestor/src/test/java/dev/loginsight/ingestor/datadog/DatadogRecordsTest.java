package dev.loginsight.ingestor.datadog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loginsight.ingestor.normalize.BadEventException;
import dev.loginsight.ingestor.normalize.Draft;
import dev.loginsight.ingestor.settings.IngestorProperties;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class DatadogRecordsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void read_defaultTemplate_isAnEvent() {
        List<Draft> records = read(Map.of(), """
                {"id":"6218","timestamp":"1769860800000","severity":"error","service":"shop","title":"[Triggered] Shop fails",
                 "message":"%%%\\nTOO MANY\\n%%%","transition":"Triggered","tags":"env:prod,service:shop","link":"https://app/x","logs_sample":null}""");

        assertThat(records).hasSize(1);
        Draft alert = records.getFirst();
        assertThat(alert.id()).isEqualTo("6218");
        assertThat(alert.timestamp()).isEqualTo(Instant.parse("2026-01-31T12:00:00Z"));
        assertThat(alert.severityNumber()).isEqualTo(17);
        assertThat(alert.service()).isEqualTo("shop");
        assertThat(alert.message()).isEqualTo("[Triggered] Shop fails\n%%%\nTOO MANY\n%%%");
        assertThat(alert.attributes()).containsEntry("transition", "Triggered").containsEntry("link", "https://app/x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SAMPLE", "\"QUOTED\""})
    void read_logsSample_isOneEventARow(String place) {
        String sample = """
                {"columns":["Time","Host","Service","Status"],"label":"Sample Logs","rows":[
                  {"items":["11:21:18 UTC","web-1","till","error"],"message":"java.lang.IllegalStateException: x\\n\\tat a.B.c(B.java:1)"},
                  {"items":["11:21:19 UTC","web-2","",""],"message":"second"}]}""";
        String quoted = sample.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "");
        List<Draft> records = read(
                Map.of(),
                "{\"id\":\"7\",\"severity\":\"warning\",\"service\":\"shop\",\"title\":\"Alert\",\"tags\":\"env:prod\",\"logs_sample\":%s}"
                        .formatted(place.replace("SAMPLE", sample).replace("QUOTED", quoted)));

        assertThat(records).extracting(Draft::id).containsExactly("7/0", "7/1");
        assertThat(records).extracting(Draft::service).containsExactly("till", "shop");
        assertThat(records).extracting(Draft::severityNumber).containsExactly(17, 13);
        assertThat(records.getFirst().timestamp()).isEqualTo(Instant.parse("2026-03-01T11:21:18Z"));
        assertThat(records.getFirst().message()).startsWith("java.lang.IllegalStateException");
        assertThat(records.getLast().attributes())
                .containsEntry("title", "Alert")
                .containsEntry("host", "web-2");
    }

    @Test
    void read_ownTemplate_isMappedByConfiguration() {
        List<Draft> records = read(
                Map.of(
                        "message", "/payload/text",
                        "service", "payload.app",
                        "severity", "/payload/levels/0",
                        "stack-trace", "/payload/trace",
                        "team", "/owner"),
                """
                {"payload":{"text":"boom","app":"till","levels":["CRITICAL"],"trace":"a.BException: x\\n\\tat a.B.c(B.java:1)"},
                 "message":"not this","service":"nor this","owner":"blue"}""");

        Draft record = records.getFirst();
        assertThat(record.message()).isEqualTo("boom");
        assertThat(record.service()).isEqualTo("till");
        assertThat(record.severityNumber()).isEqualTo(21);
        assertThat(record.stackTraceText()).contains("at a.B.c(B.java:1)");
        assertThat(record.attributes()).containsEntry("team", "blue").doesNotContainKey("payload.text");
    }

    @Test
    void read_mappedMessageMissing_namesThePathAndTheKey() {
        assertThatThrownBy(() -> read(Map.of("message", "/payload/text"), "{\"message\":\"m\"}"))
                .isInstanceOf(BadEventException.class)
                .hasMessageContaining("nothing at /payload/text, where loginsight.datadog.fields.message says");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'message':'m','ddsource':'java','ddtags':'env:prod,service:shop','hostname':'h','status':'error','date':1769860800000,'error':{'stack':'TRACE'},'logger':{'name':'l','thread_name':'t'}}",
                "{'id':'A','type':'log','attributes':{'timestamp':'2026-01-31T12:00:00Z','host':'h','service':'shop','status':'error','message':'m','tags':['env:prod'],'attributes':{'error':{'stack':'TRACE'},'logger':{'name':'l','thread_name':'t'}}}}",
                "{'id':'A','content':{'timestamp':'2026-01-31T12:00:00Z','host':'h','service':'shop','message':'m','attributes':{'status':'error','error':{'stack':'TRACE'},'logger':{'name':'l','thread_name':'t'}},'tags':['env:prod']},'status':'error'}",
            })
    void read_datadogsOwnShapesOfALog_areUnderstood(String json) {
        String trace = "a.BException: x\\n\\tat a.B.c(B.java:1)";
        Draft record =
                read(Map.of(), json.replace('\'', '"').replace("TRACE", trace)).getFirst();

        assertThat(record.message()).isEqualTo("m");
        assertThat(record.service()).isEqualTo("shop");
        assertThat(record.severityNumber()).isEqualTo(17);
        assertThat(record.timestamp()).isEqualTo(Instant.parse("2026-01-31T12:00:00Z"));
        assertThat(record.stackTraceText()).startsWith("a.BException: x");
        assertThat(record.logger()).isEqualTo("l");
        assertThat(record.thread()).isEqualTo("t");
    }

    private static List<Draft> read(Map<String, String> fields, String json) {
        IngestorProperties.Datadog settings = new IngestorProperties.Datadog(fields, "/logs_sample/rows");
        return new DatadogRecords(settings, ZoneOffset.UTC).read(JSON.readTree(json), NOW);
    }
}
