package dev.loginsight.cli.places;

import dev.loginsight.core.code.Place;
import dev.loginsight.core.code.RankedPlace;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** The shape that scripts rely on; DESIGN.md's command line contract and its golden test pin it. */
public final class PlacesJson {
    private PlacesJson() {}

    /** Writes the properties {@code results} and {@code tookMs} into the object that is open. */
    public static void write(JsonGenerator json, List<RankedPlace> places, long tookMs) {
        json.writeArrayPropertyStart("results");
        places.forEach(place -> write(json, place));
        json.writeEndArray();
        json.writeNumberProperty("tookMs", tookMs);
    }

    private static void write(JsonGenerator json, RankedPlace ranked) {
        Place place = ranked.place();
        json.writeStartObject();
        json.writeStringProperty("file", place.file());
        json.writeNumberProperty("startLine", place.startLine());
        json.writeNumberProperty("endLine", place.endLine());
        json.writeStringProperty("symbol", place.symbol());
        json.writeNumberProperty("score", rounded(ranked.score()));
        json.writeArrayPropertyStart("why");
        ranked.why().forEach(json::writeString);
        json.writeEndArray();
        Integer line = ranked.line();
        if (line != null) {
            json.writeNumberProperty("line", line);
        }
        json.writeEndObject();
    }

    /** Six digits tell any two results apart; JSON has no word for NaN. */
    private static double rounded(double score) {
        return Double.isFinite(score) ? Math.round(score * 1e6) / 1e6 : 0;
    }
}
