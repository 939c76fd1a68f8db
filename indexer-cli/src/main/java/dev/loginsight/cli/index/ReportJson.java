package dev.loginsight.cli.index;

import dev.loginsight.cli.json.Json;
import dev.loginsight.index.indexing.IndexReport;
import dev.loginsight.merkle.FileNote;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** What {@code index --json} ends with. */
final class ReportJson {
    private ReportJson() {}

    static String of(IndexReport report) {
        return Json.object(json -> {
            json.writeStringProperty("root", report.root().toString());
            json.writeStringProperty("rebuilt", report.damage() == null ? null : ReportText.damage(report.damage()));
            json.writeNumberProperty("filesSeen", report.filesSeen());
            json.writeNumberProperty("filesChanged", report.filesChanged());
            json.writeNumberProperty("filesDeleted", report.filesDeleted());
            skipped(json, report);
            notes(json, "failed", report.failed());
            notes(json, "notes", report.notes());
            json.writeNumberProperty("chunksWritten", report.chunksWritten());
            json.writeNumberProperty("chunksDeleted", report.chunksDeleted());
            json.writeNumberProperty("embeddingsComputed", report.embeddingsComputed());
            json.writeNumberProperty("embeddingsReused", report.embeddingsReused());
            json.writeNumberProperty("lines", report.lines());
            json.writeNumberProperty("chunks", report.chunks());
            json.writeStringProperty("merkleRoot", report.merkleRoot());
            json.writeNumberProperty("tookMs", report.tookMs());
        });
    }

    private static void skipped(JsonGenerator json, IndexReport report) {
        json.writeArrayPropertyStart("skipped");
        report.skipped().forEach(skipped -> {
            json.writeStartObject();
            json.writeStringProperty("path", skipped.path());
            json.writeStringProperty("reason", skipped.reason().label());
            json.writeStringProperty("detail", skipped.detail());
            json.writeEndObject();
        });
        json.writeEndArray();
    }

    private static void notes(JsonGenerator json, String name, List<FileNote> notes) {
        json.writeArrayPropertyStart(name);
        notes.forEach(note -> {
            json.writeStartObject();
            json.writeStringProperty("path", note.path());
            json.writeStringProperty("text", note.text());
            json.writeEndObject();
        });
        json.writeEndArray();
    }
}
