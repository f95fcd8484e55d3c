package dev.lakefront.persona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lakefront.identity.Identity;
import dev.lakefront.identity.Persona;
import dev.lakefront.identity.Personas;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.problem.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonasReaderTest {
    @TempDir Path folder;

    private Personas read(String yaml) throws IOException {
        Files.writeString(folder.resolve("personas.yaml"), yaml);
        return Objects.requireNonNull(PersonasReader.read(folder));
    }

    private List<Problem> problemsOf(String yaml) {
        return catchThrowableOfType(ProblemException.class, () -> read(yaml)).problems();
    }

    private static Persona only(Personas personas) {
        assertThat(personas.all()).hasSize(1);
        return personas.first();
    }

    @Test
    void everythingThatIsWrittenIsThere() throws IOException {
        Persona dora =
                only(
                        read(
                                """
                                personas:
                                  - id: dora
                                    user_name: d.ora@corp.example
                                    display_name: "Dora: the Explorer"
                                    email: dora@corp.example
                                    groups: [maps, users]
                                    scopes:
                                      - sql
                                      - files.files
                                    profile: dev
                                """));
        assertThat(dora.identity())
                .isEqualTo(
                        new Identity(
                                dora.identity().id(),
                                "d.ora@corp.example",
                                "Dora: the Explorer",
                                "dora@corp.example"));
        assertThat(dora)
                .isEqualTo(
                        new Persona(
                                "dora",
                                dora.identity(),
                                List.of("maps", "users"),
                                List.of("sql", "files.files"),
                                "dev"));
    }

    @Test
    void anIdIsEnough() throws IOException {
        Persona bo = only(read("personas:\n- id: bo\n  email:\n  groups:\n"));
        assertThat(bo.identity().userName()).isEqualTo("bo@example.com");
        assertThat(bo.identity().email()).isEqualTo("bo@example.com");
        assertThat(bo.identity().displayName()).isEqualTo("bo");
        assertThat(bo.groups()).isEmpty();
        assertThat(bo.scopes()).containsExactly("all-apis");
        assertThat(bo.profile()).isNull();
    }

    @Test
    void whatIsWrittenTwiceIsThereOnce() throws IOException {
        Persona bo = only(read("personas: [{id: bo, groups: [x, y, x], scopes: [sql, sql]}]"));
        assertThat(bo.groups()).containsExactly("x", "y");
        assertThat(bo.scopes()).containsExactly("sql");
    }

    @Test
    void theFirstIsWhoOneIs() throws IOException {
        Personas personas = read("personas: [{id: a}, {id: b}]");
        assertThat(personas.first().id()).isEqualTo("a");
        assertThat(personas.withId("b")).isEqualTo(personas.all().getLast());
        assertThat(personas.withId("c")).isNull();
    }

    @Test
    void theNumberOfAPersonaStaysWhoeverJoins() throws IOException {
        String alone = only(read("personas: [{id: bo}]")).identity().id();
        List<Persona> both = read("personas: [{id: ann}, {id: bo}]").all();
        assertThat(alone).matches("2[0-9]{15}").isEqualTo(both.getLast().identity().id());
        assertThat(both.getFirst().identity().id()).isNotEqualTo(alone);
    }

    @Test
    void aFolderNeedNotSay() {
        assertThat(PersonasReader.read(folder)).isNull();
        assertThat(PersonasReader.read(folder.resolve("missing"))).isNull();
    }

    @Test
    void allMistakesAreToldAtOnceByLine() {
        assertThat(
                        problemsOf(
                                """
                                personas:
                                  - id: Alice
                                  - id: bob
                                    group: [x]
                                    scopes: [sql files]
                                  - user_name: nobody
                                  - id: bob
                                  - id: carl
                                    user_name: bob@example.com
                                  - id: anonymous
                                  - just a name
                                  - id: dora
                                    display_name: "Dora\\nX-Forwarded-User: alice"
                                extra: 1
                                """))
                .extracting(problem -> problem.where() + " " + problem.what())
                .containsExactlyInAnyOrder(
                        "personas.yaml:2:9 id: Alice (expected: a-z, 0-9 and - within, as in a"
                                + " host name)",
                        "personas.yaml:4:5 a persona has no key group",
                        "personas.yaml:5:13 scopes: sql files is no name of a scope",
                        "personas.yaml:6:5 a persona has no id",
                        "personas.yaml:7:9 two personas have the id bob",
                        "personas.yaml:9:16 two personas have the user name bob@example.com",
                        "personas.yaml:10:9 id: anonymous means something else",
                        "personas.yaml:11:5 a persona must be a mapping",
                        "personas.yaml:13:19 display_name is more than one line",
                        "personas.yaml:14:1 personas.yaml has no key extra");
    }

    /** User names are the same in either case, as on the platform. */
    @Test
    void namesAndAddressesAreThoseOfPeople() {
        assertThat(
                        problemsOf(
                                """
                                personas:
                                  - {id: a, user_name: A@corp.example}
                                  - {id: b, user_name: a@CORP.example}
                                  - {id: c, email: nowhere}
                                  - {id: d, email: " d@corp.example"}
                                  - {id: e, user_name: e of corp}
                                """))
                .extracting(problem -> problem.where() + " " + problem.what())
                .containsExactly(
                        "personas.yaml:3:24 two personas have the user name a@CORP.example",
                        "personas.yaml:4:20 email: nowhere is no e-mail address",
                        "personas.yaml:5:20 email:  d@corp.example has a blank in it",
                        "personas.yaml:6:24 user_name: e of corp has a blank in it");
    }

    @Test
    void aFileOfNearlyThatNameIsWarnedOf() throws IOException {
        assertThat(PersonasReader.misnamed(folder)).isNull();
        Files.writeString(folder.resolve("personas.yml"), "");
        assertThat(PersonasReader.misnamed(folder))
                .extracting(Warning::what)
                .isEqualTo("personas.yml is not read");
        Files.writeString(folder.resolve("personas.yaml"), "");
        assertThat(PersonasReader.misnamed(folder)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "- id: a | personas.yaml must be a mapping",
                "personas: alice | personas must be a list of mappings",
                "personas: [{id: a, groups: b}] | groups must be a list of texts",
                "personas: [{id: [a]}] | id must be a text",
                "personas: [{id: a, id: b}] | the key id stands here twice",
                "personas: [{id: a, groups: [[b]]}] | an element of groups must be a text",
                "personas: [ | personas.yaml is not valid YAML",
            })
    void whatIsWrittenInAnotherFormIsTold(String yaml, String what) {
        assertThat(problemsOf(yaml))
                .anySatisfy(problem -> {
                    assertThat(problem.what()).startsWith(what);
                    assertThat(problem.where()).startsWith("personas.yaml:1:");
                    assertThat(problem.fix()).isNotBlank();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nobody", "personas:", "personas: []"})
    void aFileNamesSomebody(String yaml) {
        assertThat(problemsOf(yaml))
                .extracting(Problem::what)
                .containsExactly("personas.yaml names nobody");
    }

    @Test
    void aFolderOfThatNameIsNoFile() throws IOException {
        Files.createDirectory(folder.resolve("personas.yaml"));
        assertThat(
                        catchThrowableOfType(
                                        ProblemException.class, () -> PersonasReader.read(folder))
                                .problems())
                .extracting(Problem::what)
                .containsExactly("personas.yaml reading error: it is a folder, not a file");
    }
}
