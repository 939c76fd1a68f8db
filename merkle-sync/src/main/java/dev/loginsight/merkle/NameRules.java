package dev.loginsight.merkle;

import dev.loginsight.merkle.KnownFolders.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a file's name alone says: keys and passwords, minified code, lock files. */
final class NameRules {
    private static final Set<String> SECRET_NAMES = Set.of(
            "id_rsa",
            "id_dsa",
            "id_ecdsa",
            "id_ed25519",
            "id_ecdsa_sk",
            "id_ed25519_sk",
            ".netrc",
            "_netrc",
            ".pgpass",
            ".my.cnf",
            ".htpasswd",
            ".git-credentials",
            ".pypirc",
            ".dockercfg",
            ".vault-token",
            ".vault_pass",
            "credentials",
            "credentials.json",
            "credentials.csv",
            "credentials.xml",
            "kubeconfig",
            "terraform.tfstate",
            "terraform.tfstate.backup",
            "master.key");

    private static final List<String> SECRET_ENDS = List.of(
            ".pem",
            ".p12",
            ".pfx",
            ".pkcs12",
            ".jks",
            ".jceks",
            ".bcfks",
            ".keystore",
            ".truststore",
            ".kdbx",
            ".ppk",
            ".key.enc");

    private static final Pattern ENVIRONMENT = Pattern.compile("\\.env(\\..+)?|.+\\.env|\\.envrc");
    private static final Pattern SAMPLE =
            Pattern.compile(".*[.\\-_](example|sample|template|tmpl|dist|defaults?)([.\\-_].*)?");
    private static final Pattern SECRET_DATA = Pattern.compile(
            "(client[_-]?secrets?|service[_-]?account([_-]?key)?|secrets?)([._-].*)?\\.(json|ya?ml|toml|properties|ini|txt)");
    private static final Pattern MINIFIED = Pattern.compile(".*[.-]min\\.(js|mjs|cjs|css)|.*\\.(js|mjs|cjs|css)\\.map");
    private static final Set<String> LOCK_FILES = Set.of(
            "package-lock.json",
            "npm-shrinkwrap.json",
            "yarn.lock",
            "pnpm-lock.yaml",
            "bun.lock",
            "cargo.lock",
            "poetry.lock",
            "pdm.lock",
            "uv.lock",
            "pipfile.lock",
            "go.sum",
            "composer.lock",
            "gemfile.lock",
            "gradle.lockfile",
            "packages.lock.json");

    private NameRules() {}

    /** @param path from the root */
    static @Nullable Finding secret(String path) {
        String name = lowerName(path);
        boolean environment =
                ENVIRONMENT.matcher(name).matches() && !SAMPLE.matcher(name).matches();
        boolean data = SECRET_DATA.matcher(name).matches()
                && !SAMPLE.matcher(name).matches()
                // A chart's templates name the values that are filled in elsewhere.
                && !path.contains("templates/");
        boolean secret = SECRET_NAMES.contains(name)
                || SECRET_ENDS.stream().anyMatch(name::endsWith)
                || environment
                || data
                || path.endsWith(".kube/config")
                || path.endsWith(".docker/config.json");
        return secret && !Languages.isSource(name)
                ? new Finding(SkipReason.SECRET, "by its name it holds keys or passwords")
                : null;
    }

    static @Nullable Finding generated(String path) {
        String name = lowerName(path);
        if (MINIFIED.matcher(name).matches()) {
            return new Finding(SkipReason.MINIFIED, "by its name it is minified");
        }
        return LOCK_FILES.contains(name)
                ? new Finding(SkipReason.DEPENDENCIES, "a lock file of a package manager")
                : null;
    }

    private static String lowerName(String path) {
        return path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }
}
