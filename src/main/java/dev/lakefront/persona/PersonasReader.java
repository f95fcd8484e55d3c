package dev.lakefront.persona;

import dev.lakefront.identity.Identity;
import dev.lakefront.identity.Persona;
import dev.lakefront.identity.Personas;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.problem.UnreadableFile;
import dev.lakefront.problem.Warning;
import dev.lakefront.yaml.YamlFile;
import dev.lakefront.yaml.YamlMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code personas.yaml}, which lies beside the app's spec. */
public final class PersonasReader {
    private static final String FILE = "personas.yaml";
    private static final String MISNAMED = "personas.yml";
    private static final String PERSONAS = "personas";
    private static final String ID = "id";
    private static final String USER_NAME = "user_name";
    private static final String DISPLAY_NAME = "display_name";
    private static final String EMAIL = "email";
    private static final String GROUPS = "groups";
    private static final String SCOPES = "scopes";
    private static final String PROFILE = "profile";
    private static final List<String> KEYS =
            List.of(ID, USER_NAME, DISPLAY_NAME, EMAIL, GROUPS, SCOPES, PROFILE);

    /** Names of hosts that mean something else. */
    private static final Set<String> TAKEN = Set.of("anonymous", "localhost");

    private static final int LONGEST_LABEL = 63;

    private final List<Problem> problems = new ArrayList<>();
    private final List<Persona> personas = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final Set<String> userNames = new HashSet<>();

    private PersonasReader() {}

    /**
     * Who there is to be in a folder's runs; null if the folder does not say.
     *
     * @throws ProblemException with everything that is wrong in the file
     */
    public static @Nullable Personas read(Path folder) {
        byte[] yaml = contentOf(folder.resolve(FILE));
        return yaml == null ? null : new PersonasReader().parse(yaml);
    }

    /** What is said of a file of nearly that name, which nobody reads; null if there is none. */
    public static @Nullable Warning misnamed(Path folder) {
        return Files.exists(folder.resolve(MISNAMED)) && !Files.exists(folder.resolve(FILE))
                ? new Warning(MISNAMED + " is not read", MISNAMED, "call it " + FILE)
                : null;
    }

    private static byte @Nullable [] contentOf(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException | NotDirectoryException e) {
            return null;
        } catch (IOException e) {
            throw new ProblemException(UnreadableFile.problem(file, FILE, e));
        }
    }

    private Personas parse(byte[] yaml) {
        YamlMapping root =
                YamlMapping.read(new YamlFile(FILE, problems), yaml, FILE, List.of(PERSONAS));
        if (root != null) {
            root.mappings(PERSONAS, "a persona", KEYS).forEach(this::add);
        }
        if (personas.isEmpty() && problems.isEmpty()) {
            problems.add(
                    new Problem(
                            FILE + " names nobody",
                            FILE + ":1",
                            "write personas: and, below it, - id: alice; or remove the file"));
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return new Personas(personas);
    }

    private void add(YamlMapping written) {
        String id = id(written);
        String userName = word(written, USER_NAME);
        String displayName = line(written, DISPLAY_NAME);
        String email = email(written);
        List<String> groups = once(written.texts(GROUPS));
        List<String> scopes = once(scopes(written));
        String profile = written.text(PROFILE);
        if (id == null) {
            return;
        }
        String name = userName == null ? id + "@example.com" : userName;
        if (!userNames.add(name.toLowerCase(Locale.ROOT))) {
            written.report(
                    USER_NAME,
                    "two personas have the user name " + name,
                    "give each a user_name of its own");
        }
        Identity identity =
                new Identity(
                        number(id),
                        name,
                        displayName == null ? id : displayName,
                        email == null ? name : email);
        personas.add(
                new Persona(
                        id,
                        identity,
                        groups == null ? List.of() : groups,
                        scopes == null ? Persona.ALL_SCOPES : scopes,
                        profile));
    }

    private @Nullable String id(YamlMapping written) {
        String id = written.text(ID);
        if (id == null) {
            written.report(ID, "a persona has no id", "add id: NAME to it");
        } else if (!isLabel(id)) {
            written.report(
                    ID,
                    "id: " + id + " (expected: a-z, 0-9 and - within, as in a host name)",
                    "choose a short name, such as alice, for http://alice.localhost");
        } else if (TAKEN.contains(id)) {
            written.report(ID, "id: " + id + " means something else", "choose another name");
        } else if (!ids.add(id)) {
            written.report(ID, "two personas have the id " + id, "give each an id of its own");
        } else {
            return id;
        }
        return null;
    }

    /** RFC 1123, 2.1; in lower case, as browsers send it. */
    private static boolean isLabel(String id) {
        return id.length() <= LONGEST_LABEL && id.matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?");
    }

    /** It goes into header fields, which are lines. */
    private static @Nullable String line(YamlMapping written, String key) {
        String text = written.text(key);
        if (text != null && text.chars().anyMatch(Character::isISOControl)) {
            written.report(key, key + " is more than one line", "write it in one, without tabs");
        }
        return text;
    }

    private static @Nullable String word(YamlMapping written, String key) {
        String text = line(written, key);
        if (text != null && text.chars().anyMatch(Character::isWhitespace)) {
            written.report(key, key + ": " + text + " has a blank in it", "leave it out");
        }
        return text;
    }

    private static @Nullable String email(YamlMapping written) {
        String email = word(written, EMAIL);
        if (email != null && !email.matches("[^@]+@[^@]+")) {
            written.report(EMAIL, "email: " + email + " is no e-mail address", "write NAME@HOST");
        }
        return email;
    }

    private static @Nullable List<String> scopes(YamlMapping written) {
        List<String> scopes = written.texts(SCOPES);
        for (String scope : scopes == null ? List.<String>of() : scopes) {
            if (!isScope(scope)) {
                written.report(
                        SCOPES,
                        "scopes: " + scope + " is no name of a scope",
                        "write one in each line of a list: - sql");
            }
        }
        return scopes;
    }

    private static @Nullable List<String> once(@Nullable List<String> texts) {
        return texts == null ? null : texts.stream().distinct().toList();
    }

    /** RFC 6749, 3.3. */
    private static boolean isScope(String text) {
        return text.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '"' && c != '\\');
    }

    /** Made of the id alone, so that it stays the same from run to run, whoever joins. */
    private static String number(String id) {
        long number = 0;
        for (int i = 0; i < id.length(); i++) {
            number = number * 31 + id.charAt(i);
        }
        return "2" + String.format("%015d", Math.floorMod(number, 1_000_000_000_000_000L));
    }
}
