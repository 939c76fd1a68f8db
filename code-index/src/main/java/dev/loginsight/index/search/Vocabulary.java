package dev.loginsight.index.search;

import dev.loginsight.index.store.CodeTerms;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Words that questions and file names use in a way of their own. */
final class Vocabulary {
    /** Say nothing about what is asked for. */
    static final Set<String> STOP = words("""
            a about an and are as at be been both but by can could do does each for from had has have how i if in into is it its
            me my no not of on or our per so such that the their them then there these they this those to via vs was we were
            what when where which while who why will with within without would you your""");

    /** Say little: every repository handles, supports and implements something. */
    static final Set<String> SOFT = words("""
            across after applied applies apply based before between class classes code core custom define defined defines
            definition definitions different during file function functions get gets getting handle handled handles handling
            happen happens implement implementation implementations implemented implements internal internals like logic made
            main make makes method methods new perform performed performs provide provides set sets support supported supports
            through use used uses using various way work working works""");

    private static final Map<String, Set<String>> ABBREVIATIONS = abbreviations("""
            address: addr; application: app; argument: arg; asynchronous: async; attribute: attr; authentication: auth;
            average: avg; boolean: bool; buffer: buf; calculate: calc; command: cmd; configuration: config conf cfg;
            connection: conn; context: ctx; database: db; declaration: decl; dependency: dep; description: desc;
            descriptor: desc fd; deserialization: de deser; deserialize: de deser; deserializer: de deser; destination: dst dest;
            development: dev; directory: dir; document: doc; documentation: doc; environment: env; error: err; exception: exc;
            execute: exec; execution: exec; expression: expr; file: fs; generation: gen; generator: gen; helper: util;
            identifier: id ident; implementation: impl; index: idx; information: info; initialization: init; initialize: init;
            interface: iface; internationalization: i18n; javascript: js; length: len; lexer: token; library: lib;
            localization: l10n; manager: mgr; maximum: max; message: msg; minimum: min; number: num; object: obj;
            operation: op oper; operator: op oper; option: opt; package: pkg; parameter: param; pointer: ptr; previous: prev;
            process: proc; random: rand; reference: ref; regular: regex; repository: repo; request: req;
            response: resp res rep; revision: rev; schedule: sched; scheduler: sched; sequence: seq; serialization: ser;
            serialize: ser; serializer: ser; server: srv; signal: sig; source: src; specification: spec; statement: stmt;
            statistics: stat; string: str; synchronous: sync; system: fs sys; temporary: tmp temp; tokenizer: lex lexer;
            transaction: tx; type: ty; typescript: ts; utility: util helper; value: val; websocket: ws""");

    private Vocabulary() {}

    /** Stems of the short forms that programmers write for a word with this stem. */
    static Set<String> shortForms(String stem) {
        return ABBREVIATIONS.getOrDefault(stem, Set.of());
    }

    static Set<String> words(String blankSeparated) {
        return Set.of(blankSeparated.strip().split("\\s+"));
    }

    private static Map<String, Set<String>> abbreviations(String table) {
        Map<String, Set<String>> forms = new HashMap<>();
        for (String entry : table.split(";")) {
            String[] sides = entry.split(":");
            Set<String> shorts = forms.computeIfAbsent(CodeTerms.stem(sides[0].strip()), key -> new HashSet<>());
            for (String form : List.of(sides[1].strip().split("\\s+"))) {
                shorts.add(CodeTerms.stem(form));
            }
        }
        return forms;
    }
}
