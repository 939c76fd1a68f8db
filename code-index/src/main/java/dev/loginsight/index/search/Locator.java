package dev.loginsight.index.search;

import dev.loginsight.core.code.CodeStore;
import dev.loginsight.core.code.Embedder;
import dev.loginsight.core.code.Place;
import dev.loginsight.core.code.RankedPlace;
import dev.loginsight.core.log.StackTrace;
import dev.loginsight.core.log.ThrownException;
import dev.loginsight.index.search.FrameRoles.Role;
import dev.loginsight.index.search.Investigation.Scored;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Error log to places. With frames of this repository: their methods, and what those lead to, as one linear score, learned on
 * fixed bugs. Without: what the message is made of and means.
 */
final class Locator {
    private static final int CANDIDATES_OF_ERROR = 60;
    private static final int CANDIDATES_OF_MESSAGE = 30;
    private static final int NAMED_FRAMES = 12;
    private static final int FRAMES_READ_FOR_KEYS = 3;

    private final CodeStore store;
    private final Embedder embedder;

    Locator(CodeStore store, Embedder embedder) {
        this.store = store;
        this.embedder = embedder;
    }

    List<RankedPlace> locate(RepositoryFiles files, Sources sources, LoggedError error, int k) {
        return error.isEmpty() || k < 1 ? List.of() : Verdict.of(investigate(files, sources, error), k);
    }

    /** Everything that comes into question, in the order of {@link #locate}, with what speaks for it. */
    List<PlaceEvidence> evidence(RepositoryFiles files, Sources sources, LoggedError error) {
        return error.isEmpty() ? List.of() : Verdict.evidence(investigate(files, sources, error));
    }

    private Investigation investigate(RepositoryFiles files, Sources sources, LoggedError error) {
        Investigation investigation = new Investigation(store, files, sources);
        StackTrace trace = error.trace();
        List<Role> roles = trace == null ? List.of() : FrameRoles.of(frames(files, sources, trace), sources);
        if (roles.isEmpty()) {
            byMessage(investigation, error);
        } else {
            byFrames(investigation, error, roles);
        }
        return investigation;
    }

    FrameList frames(RepositoryFiles files, Sources sources, StackTrace trace) {
        return FrameList.of(trace, new FrameResolver(files, sources::outline));
    }

    private void byFrames(Investigation investigation, LoggedError error, List<Role> roles) {
        LogWords said = LogWords.of(error.message());
        Map<Place, Scored> fit = investigation.lexical(
                words(said, error, roles), roles.stream().map(Role::member).toList());
        Map<Place, Scored> message = investigation.lexical(said.text());
        FrameEvidence.note(roles, investigation, fit);
        Types types = new Types(investigation.files, investigation.sources);
        Calls calls = new Calls(store, investigation.sources, types);
        new Expansion(investigation.sources, types, calls, investigation::mentioning, investigation::suspicion)
                .expand(roles);
        fit.values().stream().limit(CANDIDATES_OF_ERROR).forEach(scored -> investigation.suspicion(scored.member()));
        message.values().stream()
                .limit(CANDIDATES_OF_MESSAGE)
                .forEach(scored -> investigation.suspicion(scored.member()));
        keysReadBy(roles, said, investigation);
        Set<String> folders = roles.stream()
                .limit(NAMED_FRAMES)
                .map(role -> Types.folder(role.member().file()))
                .collect(Collectors.toSet());
        for (Suspicion suspicion : investigation.suspicions()) {
            if (!suspicion.isFrame()) {
                boolean near = folders.contains(Types.folder(suspicion.member().file()));
                suspicion.note(Feature.SAME_PACKAGE, near ? 1 : 0);
                MessageEvidence.size(suspicion, investigation.sources);
                Scored shared = message.get(suspicion.member().place());
                if (shared != null) {
                    suspicion.note(Feature.SIBLING_TERMS, suspicion.value(Feature.SIBLING) * shared.share());
                }
            }
        }
    }

    /** The message, the exceptions, and the names of the first methods on the way. */
    private static String words(LogWords said, LoggedError error, List<Role> roles) {
        StringBuilder words = new StringBuilder(said.text());
        StackTrace trace = error.trace();
        if (trace != null) {
            trace.chain().stream()
                    .map(ThrownException::simpleType)
                    .forEach(type -> words.append(' ').append(type));
        }
        roles.stream()
                .limit(NAMED_FRAMES)
                .forEach(role -> words.append(' ').append(role.member().place().symbol()));
        return words.toString();
    }

    /** Keys that the message names, and keys that the first failing methods read: on the failing line before elsewhere. */
    private void keysReadBy(List<Role> roles, LogWords said, Investigation investigation) {
        Set<String> keys = new LinkedHashSet<>(ConfigurationKeys.in(said.text()));
        for (Role role : roles) {
            if (role.effective() <= FRAMES_READ_FOR_KEYS) {
                MethodCode code = investigation.sources.code(role.member());
                code.literalsOn(role.own().at().line()).forEach(literal -> keys.addAll(ConfigurationKeys.in(literal)));
            }
        }
        noteKeys(keys, investigation);
    }

    private void noteKeys(Set<String> keys, Investigation investigation) {
        for (ConfigurationKeys.Found found : ConfigurationKeys.find(store, investigation.sources, keys)) {
            Suspicion suspicion = investigation.suspicion(found.member());
            suspicion.note(Feature.CONFIGURATION_KEY, found.value(), found.reason());
            suspicion.pointAt(found.line());
        }
    }

    private void byMessage(Investigation investigation, LoggedError error) {
        LogWords said = LogWords.of(error.message());
        Templates templates = new Templates(error.message(), said.text().length());
        Map<Place, Scored> terms =
                investigation.lexical(words(said, error, List.of()), investigation.saying(error.message(), templates));
        // Without a single word in common, what is nearest in meaning is near by chance.
        Map<Place, Scored> meaning =
                terms.isEmpty() ? Map.of() : investigation.semantic(embedder.embedQuery(said.text()));
        terms.values()
                .forEach(scored -> investigation
                        .suspicion(scored.member())
                        .note(Feature.TERMS, scored.share(), "has words of the message"));
        meaning.values()
                .forEach(scored -> investigation
                        .suspicion(scored.member())
                        .note(Feature.MEANING, scored.share(), "similar in meaning"));
        noteKeys(ConfigurationKeys.in(said.text()), investigation);
        MessageEvidence evidence = new MessageEvidence(said, templates);
        for (Suspicion suspicion : investigation.suspicions()) {
            MessageEvidence.size(suspicion, investigation.sources);
            evidence.names(suspicion);
            evidence.literals(suspicion, investigation.sources);
        }
    }
}
