package dev.loginsight.merkle;

/** Why a file or directory is not indexed. */
public enum SkipReason {
    /** A rule of {@code .gitignore}, {@code .git/info/exclude}, git's global excludes or {@code .loginsightignore}. */
    IGNORED("ignored"),
    /** The configuration's {@code index.exclude}. */
    EXCLUDED("excluded"),
    /** Other people's code: {@code node_modules}, vendored packages, lock files. */
    DEPENDENCIES("dependencies"),
    /** What a build made, and caches. */
    BUILD_OUTPUT("build-output"),
    /** A second checkout of the repository that surrounds it. */
    OTHER_WORKTREE("other-worktree"),
    BINARY("binary"),
    MINIFIED("minified"),
    TOO_LARGE("too-large"),
    /** Holds, or by its name is bound to hold, a key or password. */
    SECRET("secret"),
    /** The operating system refused it: permissions, input errors, names that are too long. */
    UNREADABLE("unreadable"),
    /** A link to a place outside the root. */
    LINK_OUTSIDE("link-outside"),
    /** A link to a directory that holds it. */
    LINK_LOOP("link-loop"),
    /** A link to another place in the root, which is listed under its own name, or a link to nothing. */
    LINK("link"),
    /** A pipe, socket or device. */
    NOT_REGULAR("not-regular"),
    /** Its name is not UTF-8. */
    NAME("name"),
    /** There when the directory was listed, gone when it was to be read. */
    VANISHED("vanished");

    private final String label;

    SkipReason(String label) {
        this.label = label;
    }

    /** The word shown to users and in JSON; stable. */
    public String label() {
        return label;
    }

    static SkipReason labelled(String label) {
        for (SkipReason reason : values()) {
            if (reason.label.equals(label)) {
                return reason;
            }
        }
        throw new IllegalArgumentException("unknown reason " + label);
    }

    /** Whether somebody, rather than the content, decided it: rules and well-known folders. */
    public boolean byRule() {
        return compareTo(OTHER_WORKTREE) <= 0;
    }
}
