package dev.lakefront.app.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lakefront.app.variable.Variable;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.problem.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is expected here is what python-dotenv 1.2.4 answers to the same text. */
class DotEnvTest {
    @TempDir Path folder;
    private final List<Warning> warnings = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    A=b                       | A=b
                    A = b                     | A=b
                    ~~export A=b              | A=b
                    export~~~A=b              | A=b
                    export=b                  | export=b
                    A=                        | A=
                    A=b c ~~                  | A=b c
                    A=b#c                     | A=b#c
                    A=b # c # d               | A=b
                    A=#b                      | A=#b
                    A= # b                    | A=
                    A=b=c                     | A=b=c
                    A="b"                     | A=b
                    A="b # c" # d             | A=b # c
                    A='b # c'# d              | A=b # c
                    A="b\\tc\\"d\\\\e\\x"     | A=b<TAB>c"d\\e\\x
                    A='b\\tc\\'d\\\\e'        | A=b\\tc'd\\e
                    A="b\\\\"                 | A=b\\
                    A='b "c" d'               | A=b "c" d
                    A=b "c"                   | A=b "c"
                    A="b<LF>c"<LF>D=e         | A=b<LF>c ; D=e
                    A='b<LF><LF>c'            | A=b<LF><LF>c
                    A="b\\nc"                 | A=b<LF>c
                    A=b<CR><LF>C=d<CR>E=f     | A=b ; C=d ; E=f
                    A="b<CR><LF>c"            | A=b<LF>c
                    'A B'=c                   | A B=c
                    a.b-c=d                   | a.b-c=d
                    # A=b<LF><LF>~~# c        | ``
                    A=b<LF>A=c                | A=c
                    A=b<LF>C=d<LF>A=e         | C=d ; A=e
                    A<LF>B=c                  | B=c
                    A=b<LF>A                  | ``
                    A=grün<NBSP>              | A=grün
                    """)
    void aLineMeansWhatPythonDotenvTakesItFor(String text, String expected) throws IOException {
        assertThat(variables(text)).isEqualTo(plain(expected));
        assertThat(warnings).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    A=b<LF>C=${A}-${A}        | A=b ; C=b-b
                    C=${A}<LF>A=b             | C= ; A=b
                    A=${HOME}/x               | A=/home/alice/x
                    A=${NONE:-b c}            | A=b c
                    A=${NONE}                 | A=
                    A=${NONE:-}               | A=
                    A=${NONE-b}               | A=
                    A=${HOME:-b}              | A=/home/alice
                    A='${HOME}'               | A=/home/alice
                    A="\\${HOME}"             | A=\\/home/alice
                    A=$HOME                   | A=$HOME
                    A=${HOME                  | A=${HOME
                    A=${HOME:b}${HOME}        | A=${HOME:b}/home/alice
                    A=${NONE:-${HOME}}        | A=${HOME}
                    A=${NONE:-b:-c}           | A=b:-c
                    A<LF>B=${A:-c}            | B=
                    """)
    void referencesAreFilledIn(String text, String expected) throws IOException {
        assertThat(variables(text)).isEqualTo(plain(expected));
    }

    @Test
    void inReferencesTheShellWinsOverDotEnvAndANamedFileOverTheShell() throws IOException {
        String text = "HOME=/mine\nA=${HOME}";
        assertThat(variables(text)).isEqualTo("HOME=/mine ; A=/home/alice");
        assertThat(shown(files().named(folder.resolve(".env")))).isEqualTo("HOME=/mine ; A=/mine");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    hunter two<LF>B=c         | .env:1 | B=c
                    <LF>=hunter<LF>B=c        | .env:2 | B=c
                    A="hunter<LF>B=c          | .env:1 | B=c
                    A='hunter' x<LF>B=c       | .env:1 | B=c
                    'A=hunter                 | .env:1 | ``
                    'A=B'=hunter              | .env:1 | ``
                    A="b<LF>c" hunter<LF>D=e  | .env:1 | D=e
                    B=c<LF>A=hunter<NUL>      | .env:2 | B=c
                    """)
    void aLineThatIsNoneIsWarnedOfWithoutItsTextAndPassedOver(
            String text, String where, String expected) throws IOException {
        assertThat(variables(text)).isEqualTo(expected);
        assertThat(warnings)
                .singleElement()
                .satisfies(warning -> assertThat(warning.where()).isEqualTo(where))
                .satisfies(warning -> assertThat(warning.toString()).doesNotContain("hunter"));
    }

    @Test
    void everyVariableKnowsItsLine() throws IOException {
        Files.writeString(folder.resolve(".env"), "\n# x\nA=\"1\n2\"\n\nexport B=3\n");
        assertThat(files().inFolder(folder)).hasToString("[A (.env:3), B (.env:6)]");
        Path named = folder.resolve(".env");
        assertThat(files().named(named))
                .extracting(Variable::origin)
                .extracting(Object::toString)
                .containsExactly("--env-file " + named + ":3", "--env-file " + named + ":6");
    }

    @Test
    void aByteOrderMarkIsNoPartOfAName() throws IOException {
        assertThat(variables("\uFEFFA=b")).isEqualTo("A=b");
    }

    @Test
    void anAppNeedsNoDotEnvAndAFolderOfThatNameIsNone() throws IOException {
        assertThat(files().inFolder(folder)).isEmpty();
        Files.createDirectory(folder.resolve(".env"));
        assertThat(files().inFolder(folder)).isEmpty();
    }

    @Test
    void aNamedFileMustBeThereAndBeText() throws IOException {
        Path absent = folder.resolve("absent.env");
        Path binary = Files.write(folder.resolve("binary"), new byte[] {'A', '=', (byte) 0xff});
        Path large = Files.writeString(folder.resolve("large"), "#".repeat((1 << 20) + 1));
        assertThat(List.of(absent, binary, large, folder))
                .extracting(file -> problem(file).what())
                .containsExactly(
                        absent + " not found",
                        binary + " is not UTF-8 text",
                        large + " is larger than 1 MiB",
                        folder + " reading error: it is a folder, not a file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${", "${}", "${A:-", "A=b\n", "\"", "'", "\\", "export ", "="})
    void aLargeFileIsReadInNoTime(String piece) throws IOException {
        String text = "A=" + piece.repeat((1 << 19) / piece.length());
        Files.writeString(folder.resolve(".env"), text);
        assertThat(files().inFolder(folder)).hasSizeLessThanOrEqualTo(1);
    }

    private String variables(String text) throws IOException {
        Files.writeString(folder.resolve(".env"), plain(text));
        return shown(files().inFolder(folder));
    }

    private DotEnv files() {
        return new DotEnv(Map.of("HOME", "/home/alice"), warnings);
    }

    private Problem problem(Path file) {
        return catchThrowableOfType(ProblemException.class, () -> files().named(file))
                .problems()
                .getFirst();
    }

    private static String shown(List<Variable> variables) {
        return variables.stream()
                .map(variable -> variable.name() + "=" + variable.value())
                .collect(Collectors.joining(" ; "));
    }

    private static String plain(String text) {
        return text.replace("<LF>", "\n")
                .replace("<CR>", "\r")
                .replace("<TAB>", "\t")
                .replace("<NBSP>", "\u00A0")
                .replace("<NUL>", "\0")
                .replace('~', ' ');
    }
}
