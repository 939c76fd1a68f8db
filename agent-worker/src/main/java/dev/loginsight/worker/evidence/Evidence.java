package dev.loginsight.worker.evidence;

import dev.loginsight.core.insight.Suspect;
import dev.loginsight.core.log.Frame;
import java.util.List;

/**
 * What was found about one error.
 *
 * @param codebase where the suspects are; {@link Codebase#NONE} when no indexed repository matches
 * @param suspects most suspect first; empty when nothing matched
 * @param inAppFrames the error's own-code frames, innermost first within each exception
 */
public record Evidence(Codebase codebase, List<Suspect> suspects, List<Frame> inAppFrames) {
    public static final Evidence NONE = new Evidence(Codebase.NONE, List.of(), List.of());

    public Evidence {
        suspects = List.copyOf(suspects);
        inAppFrames = List.copyOf(inAppFrames);
    }
}
