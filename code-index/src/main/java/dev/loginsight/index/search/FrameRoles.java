package dev.loginsight.index.search;

import dev.loginsight.core.code.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which part each of a trace's methods plays: some only check and throw for others, hand on, or wrap what came from below, and
 * attention should pass them by.
 */
final class FrameRoles {
    private static final Pattern CHECKS = Pattern.compile(
            "^_?(check|assert|require|validate|verify|ensure|throw|fail|raise|report|error|wrap|rethrow|illegal|invalid"
                    + "|unexpected|unsupported|missing|bad|cannot|not[A-Z]).*|.*(Exception|Error|Problem)$");

    /**
     * A method of the trace at its first occurrence.
     *
     * @param position 0-based among the trace's methods, root cause first
     * @param effective how many methods before it do not only help
     * @param throwsHere whether the failing line throws
     * @param fromForeign whether foreign code below threw
     */
    record Role(
            FrameList.Own own,
            int position,
            int effective,
            boolean throwsHere,
            boolean fromForeign,
            boolean helper,
            boolean delegates,
            boolean forwards,
            boolean wraps) {
        Member member() {
            return own.at().member();
        }

        boolean passedBy() {
            return helper || delegates || forwards || wraps;
        }
    }

    private final Sources sources;
    private final List<Role> roles = new ArrayList<>();

    private FrameRoles(Sources sources) {
        this.sources = sources;
    }

    static List<Role> of(FrameList frames, Sources sources) {
        FrameRoles result = new FrameRoles(sources);
        Map<FrameList.Own, FrameList.Own> above = above(frames.ordered());
        Map<FrameList.Own, Role> bySource = new IdentityHashMap<>();
        Map<Place, Role> methods = new LinkedHashMap<>();
        int effective = 0;
        for (FrameList.Own own : frames.ordered()) {
            FrameList.Own caller = above.get(own);
            Role role =
                    result.role(own, caller, caller == null ? null : bySource.get(caller), methods.size(), effective);
            bySource.put(own, role);
            if (methods.putIfAbsent(role.member().place(), role) == null && !role.passedBy()) {
                effective++;
            }
        }
        result.roles.addAll(methods.values());
        return result.roles;
    }

    /** For each frame the one that it called: printed above it in its section. */
    private static Map<FrameList.Own, FrameList.Own> above(List<FrameList.Own> ordered) {
        Map<String, FrameList.Own> byIndex = new HashMap<>();
        ordered.forEach(own -> byIndex.putIfAbsent(own.section() + ":" + own.index(), own));
        Map<FrameList.Own, FrameList.Own> above = new IdentityHashMap<>();
        for (FrameList.Own own : ordered) {
            FrameList.Own inner = byIndex.get(own.section() + ":" + (own.index() - 1));
            if (inner != null) {
                above.put(own, inner);
            }
        }
        return above;
    }

    private Role role(
            FrameList.Own own,
            FrameList.@org.jspecify.annotations.Nullable Own above,
            @org.jspecify.annotations.Nullable Role aboveRole,
            int position,
            int effective) {
        Member member = own.at().member();
        MethodCode code = sources.code(member);
        int line = own.at().line();
        boolean innermost = own.index() == 0;
        boolean fromForeign = innermost && own.foreignAbove();
        boolean creates =
                innermost && !own.foreignAbove() && code.createsOn(own.thrown().simpleType(), line);
        boolean throwsHere = code.throwsOn(line) || creates;
        boolean mayHelp = (innermost || aboveRole != null && aboveRole.helper()) && !fromForeign;
        boolean helper = mayHelp && helps(member, code, throwsHere, innermost);
        boolean wraps = !fromForeign && code.catchesAround(line);
        int size = code.statements();
        boolean forwards = !innermost
                && size <= 2
                && above != null
                && overloads(member, above.at().member());
        return new Role(
                own, position, effective, throwsHere, fromForeign, helper, !innermost && size <= 1, forwards, wraps);
    }

    private static boolean overloads(Member a, Member b) {
        return a.name().equals(b.name())
                && a.type().equals(b.type())
                && a.file().equals(b.file());
    }

    private static boolean helps(Member member, MethodCode code, boolean throwsHere, boolean innermost) {
        boolean checks = CHECKS.matcher(member.name()).matches();
        int size = code.statements();
        return isExceptionName(member.type())
                || isExceptionName(code.returnType())
                || throwsHere && (size <= 2 || size <= 12 && checks)
                || !innermost && checks && size <= 2;
    }

    static boolean isExceptionName(String type) {
        return type.endsWith("Exception") || type.endsWith("Error");
    }
}
