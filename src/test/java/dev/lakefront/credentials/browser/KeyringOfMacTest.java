package dev.lakefront.credentials.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.credentials.LoginFixture;
import dev.lakefront.credentials.transport.Deadline;
import dev.lakefront.identity.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * With a stand-in for {@code security -i}, which keeps passwords in files and all its arguments.
 */
class KeyringOfMacTest {
    private static final String SECURITY =
            """
            echo "$@" >> "$KEYRING/argv"
            [ "$1" = -i ] || exit 2
            read -r verb rest
            service=; account=; password=
            set -- $rest
            while [ $# -gt 0 ]; do
                case $1 in
                    -s) service=$2; shift ;;
                    -a) account=$2; shift ;;
                    -w) password=$2; [ $# -gt 1 ] && shift ;;
                esac
                shift
            done
            folder="$KEYRING/$(echo "$service" | tr -c 'A-Za-z0-9\\n' _)"
            file="$folder/$(echo "$account" | tr -c 'A-Za-z0-9\\n' _)"
            case $verb in
                add-generic-password) mkdir -p "$folder"; echo "$password" > "$file" ;;
                find-generic-password) cat "$file"* 2> /dev/null || cat "$folder"/* 2> /dev/null ;;
                delete-generic-password) rm -f "$(ls -d "$folder"/* | head -1)" ;;
            esac
            exit 0
            """;
    private static final Secret TOKEN = new Secret("refresh-token/with+odd=letters");

    @TempDir Path folder;
    private Keyring keyring;

    @BeforeEach
    void openKeyring() throws IOException {
        LoginFixture.script(folder.resolve("bin/security"), SECURITY);
        LoginFixture shell =
                new LoginFixture(folder)
                        .set("KEYRING", folder.toString())
                        .set("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
        keyring = Objects.requireNonNull(Keyring.of(shell.request(), "Mac OS X"));
    }

    @Test
    void whatIsStoredIsRead() {
        assertThat(keyring.store(entry("all-apis"), TOKEN, plenty())).isTrue();
        assertThat(keyring.read(entry("all-apis"), plenty())).isEqualTo(TOKEN);
    }

    @Test
    void eachChoiceOfScopesIsAnEntryOfItsOwn() {
        keyring.store(entry("sql"), TOKEN, plenty());
        keyring.store(entry("files"), new Secret("another"), plenty());
        assertThat(keyring.read(entry("sql"), plenty())).isEqualTo(TOKEN);
    }

    @Test
    void allEntriesOfALoginAreForgotten() {
        keyring.store(entry("sql"), TOKEN, plenty());
        keyring.store(entry("files"), TOKEN, plenty());
        assertThat(keyring.forget(entry("all-apis"), plenty())).isTrue();
        assertThat(keyring.read(entry("sql"), plenty())).isNull();
        assertThat(keyring.forget(entry("all-apis"), plenty())).isFalse();
    }

    @Test
    void theSecretIsNoArgument() throws IOException {
        keyring.store(entry("sql"), TOKEN, plenty());
        assertThat(Files.readAllLines(folder.resolve("argv"))).isNotEmpty().containsOnly("-i");
    }

    @Test
    void aKeychainThatDoesNotKeepIsNoticed() throws IOException {
        LoginFixture.script(folder.resolve("bin/security"), "cat > /dev/null; exit 0");
        assertThat(keyring.store(entry("sql"), TOKEN, plenty())).isFalse();
    }

    private static KeyringEntry entry(String scopes) {
        return new KeyringEntry("my profile", "https://host.example", scopes);
    }

    private static Deadline plenty() {
        return Deadline.in(Duration.ofSeconds(10));
    }
}
