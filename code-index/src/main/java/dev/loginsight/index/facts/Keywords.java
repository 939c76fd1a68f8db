package dev.loginsight.index.facts;

import java.util.Set;

/**
 * Words that are no names in any of the languages that are read, or so rarely that nobody asks for them. What is a keyword in one and a
 * common name in another ({@code type}, {@code data}, {@code object}) counts as a name.
 */
final class Keywords {
    static final Set<String> ALL = Set.of(
            ("abstract and as assert async await bool boolean break byte case catch char class const constexpr continue def "
                            + "defer delete do double elif else elsif end enum except extends false final finally float fn for "
                            + "foreach from fun func function global go goto if impl implements import in instanceof int "
                            + "interface internal is lambda let lock long match module mut namespace native new nil nonlocal "
                            + "not null or override package pass private protected pub public raise record return sealed self "
                            + "short signed sizeof static struct super switch synchronized template then this throw throws "
                            + "trait transient true try typedef typename typeof union unless unsigned until use using val var "
                            + "virtual void volatile when where while with yield None True False")
                    .split(" "));

    private Keywords() {}
}
