package dev.lakefront.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.identity.Identity;
import dev.lakefront.identity.Persona;
import dev.lakefront.identity.Personas;
import dev.lakefront.problem.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HoldingsTest {
    @TempDir private Path folder;

    @Test
    void aGrantToNobodyIsWarnedOf() throws IOException {
        Files.writeString(
                folder.resolve("grants.yaml"),
                """
                grants:
                  - {to: admins, select: [main]}
                  - {to: app, select: [main]}
                  - {to: the-shop, select: [main]}
                  - {to: account users, select: [main]}
                  - to: admin
                    select: [main.default, main.hr]
                """);
        assertThat(warnings(Personas.DEFAULT))
                .singleElement()
                .satisfies(warning -> {
                    assertThat(warning.what()).contains("a grant is to nobody: admin is");
                    assertThat(warning.where()).contains("grants.yaml:6");
                });
    }

    @Test
    void aScopeThatOpensNothingIsWarnedOf() {
        Identity identity = new Identity("5", "zoe@example.com", "Zoe", "zoe@example.com");
        List<String> scopes = List.of("sql", "files.files", "vectorsearch.x:read", "squl");
        Persona zoe = new Persona("zoe", identity, List.of(), scopes, null);
        assertThat(warnings(new Personas(List.of(zoe))))
                .extracting(Warning::what)
                .containsExactly("the scope squl of zoe opens nothing");
    }

    @Test
    void nothingIsSaidOfPeopleWhoAreNotKnown() throws IOException {
        Files.writeString(folder.resolve("grants.yaml"), "grants: [{to: zoe, select: [main]}]");
        assertThat(warnings(Personas.DEFAULT)).hasSize(1);
        assertThat(warnings(null)).isEmpty();
    }

    private List<Warning> warnings(@Nullable Personas people) {
        return new Holdings(folder).check(people, "the-shop").warnings();
    }
}
