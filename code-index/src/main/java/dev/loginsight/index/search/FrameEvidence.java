package dev.loginsight.index.search;

import dev.loginsight.core.code.Place;
import dev.loginsight.index.search.FrameRoles.Role;
import dev.loginsight.index.search.Investigation.Scored;
import java.util.List;
import java.util.Map;

/** What the position and the role of a frame say about its method. */
final class FrameEvidence {
    private static final double LARGE = 6;

    private FrameEvidence() {}

    /** @param terms how well the words of the error fit each place */
    static void note(List<Role> roles, Investigation investigation, Map<Place, Scored> terms) {
        for (Role role : roles) {
            Suspicion suspicion = investigation.suspicion(role.member());
            suspicion.markFrame(role.own().at().line());
            suspicion.note(Feature.FRAME, role.own().at().confidence(), reason(role));
            order(role, suspicion);
            role(role, suspicion);
            double size = size(investigation.sources.code(role.member()));
            suspicion.note(role.position() == 0 ? Feature.FIRST_SIZE : Feature.FRAME_SIZE, size);
            Scored fit = terms.get(role.member().place());
            suspicion.note(Feature.FRAME_TERMS, fit == null ? 0 : fit.share());
        }
    }

    private static void order(Role role, Suspicion suspicion) {
        suspicion.note(Feature.FRAME_ORDER, 1 / log2(role.position() + 2));
        if (!role.passedBy()) {
            suspicion.note(Feature.FRAME_EFFECTIVE_ORDER, 1 / log2(role.effective() + 2));
        }
        if (role.position() == 0) {
            suspicion.note(Feature.FRAME_FIRST, 1);
            suspicion.note(Feature.FIRST_THROWS, role.throwsHere() && !role.helper() ? 1 : 0);
            suspicion.note(Feature.FIRST_IMPLICIT, role.throwsHere() || role.fromForeign() ? 0 : 1);
        }
    }

    private static void role(Role role, Suspicion suspicion) {
        suspicion.note(Feature.FRAME_HELPER, role.helper() ? 1 : 0);
        suspicion.note(Feature.FRAME_DELEGATES, role.delegates() ? 1 : 0);
        suspicion.note(Feature.FRAME_FORWARDS, role.forwards() ? 1 : 0);
    }

    static double size(MethodCode code) {
        return Math.min(LARGE, log2(1 + code.statements())) / LARGE;
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }

    private static String reason(Role role) {
        FrameList.Own own = role.own();
        String exception =
                own.thrown().type().isEmpty() ? "the error" : own.thrown().simpleType();
        String doubt = "";
        if (own.at().line() == 0) {
            doubt = own.frame().line() > 0
                    ? "; found by name, line " + own.frame().line() + " is elsewhere now"
                    : "; found by name, the frame has no line";
        } else if (own.at().confidence() < .75) {
            doubt = "; other places fit as well";
        }
        return where(own) + ": " + what(role, exception) + doubt;
    }

    private static String where(FrameList.Own own) {
        String frame = "frame " + own.number();
        return switch (own.thrown().relation()) {
            case TOP -> frame;
            case CAUSED_BY -> "cause " + frame;
            case SUPPRESSED -> "suppressed " + frame;
        };
    }

    private static String what(Role role, String exception) {
        if (role.helper()) {
            return "checks or throws for its caller (" + exception + ")";
        }
        if (role.wraps()) {
            return "passes a caught error on as " + exception;
        }
        if (role.own().index() > 0) {
            return role.delegates() || role.forwards() ? "only hands on" : "on the way to " + exception;
        }
        return role.throwsHere()
                ? "throws " + exception + " here"
                : role.fromForeign() ? "called what threw " + exception : exception + " arose here";
    }
}
