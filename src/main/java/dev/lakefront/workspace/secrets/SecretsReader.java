package dev.lakefront.workspace.secrets;

import dev.lakefront.identity.Secret;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.problem.UnreadableFile;
import dev.lakefront.yaml.YamlFile;
import dev.lakefront.yaml.YamlMapping;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code secrets.yaml}: {@code SCOPE: {KEY: value}}. Names and values have the limits of the
 * Secrets API. No message shows a value.
 */
public final class SecretsReader {
    private static final String NAME = "workspace/secrets.yaml";
    private static final int MAX_VALUE_BYTES = 128 * 1024;
    private static final int MAX_NAME_LENGTH = 128;

    private final List<Problem> problems = new ArrayList<>();
    private final SortedMap<String, SortedMap<String, Secret>> scopes =
            new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private SecretsReader() {}

    /**
     * What a file says; nothing if it is not there.
     *
     * @throws ProblemException with everything that is wrong in it
     */
    public static SecretScopes read(Path file) {
        try {
            byte[] yaml = Files.readAllBytes(file);
            return new SecretScopes(
                    new SecretsReader().parse(yaml), Files.getLastModifiedTime(file).toInstant());
        } catch (NoSuchFileException e) {
            return SecretScopes.NONE;
        } catch (IOException e) {
            throw new ProblemException(UnreadableFile.problem(file, NAME, e));
        }
    }

    private SortedMap<String, SortedMap<String, Secret>> parse(byte[] yaml) {
        YamlMapping root = YamlMapping.readNamed(new YamlFile(NAME, problems), yaml, NAME);
        if (root != null) {
            root.keys().forEach(scope -> addScope(root, scope));
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return scopes;
    }

    private void addScope(YamlMapping root, String name) {
        checkName(root, name, "scope", "-_.@");
        YamlMapping written = root.named(name, "a scope");
        SortedMap<String, Secret> secrets = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (written != null) {
            for (String key : written.keys()) {
                checkName(written, key, "key", "-_.");
                Secret value = value(written, key);
                if (value != null && secrets.put(key, value) != null) {
                    written.report(
                            key,
                            "a key has the name of another, in other letters",
                            "keep one of them: keys are the same in upper and lower case");
                }
            }
        }
        if (scopes.put(name, secrets) != null) {
            root.report(
                    name,
                    "a scope has the name of another, in other letters",
                    "put what they hold into one: scopes are the same in upper and lower case");
        }
    }

    private static @Nullable Secret value(YamlMapping scope, String key) {
        if (scope.isEmpty(key)) {
            scope.report(key, "a secret has no value", "write KEY: \"value\", or remove the key");
            return null;
        }
        String value = scope.text(key);
        if (value == null) {
            return null;
        }
        if (value.getBytes(StandardCharsets.UTF_8).length > MAX_VALUE_BYTES) {
            scope.report(
                    key, "a secret has more than 128 KB", "shorten it: Databricks takes no more");
        }
        return new Secret(value);
    }

    private static void checkName(YamlMapping at, String name, String kind, String signs) {
        boolean valid =
                name.length() <= MAX_NAME_LENGTH
                        && name.chars().allMatch(c -> isLetterOrDigit(c) || signs.indexOf(c) >= 0);
        if (!valid) {
            // not its name: a value may stand in the key's place
            at.report(
                    name,
                    "a " + kind + " has a name that Databricks does not take",
                    "use at most 128 letters, digits and " + signs);
        }
    }

    private static boolean isLetterOrDigit(int c) {
        return c < 128 && Character.isLetterOrDigit(c);
    }
}
