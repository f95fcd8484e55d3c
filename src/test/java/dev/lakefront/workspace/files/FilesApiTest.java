package dev.lakefront.workspace.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.workspace.HttpAnswer;
import dev.lakefront.workspace.HttpCaller;
import dev.lakefront.workspace.OfflineWorkspace;
import dev.lakefront.workspace.WorkspaceSettings;
import dev.lakefront.workspace.apps.AppDescription;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilesApiTest {
    private static final String FILES = "/api/2.0/fs/files/Volumes/main/shop/in/";
    private static final String DIRECTORIES = "/api/2.0/fs/directories/Volumes/main/shop/in/";
    private static final int MEGABYTE = 1 << 20;

    @TempDir Path files;
    private Path volume;
    private OfflineWorkspace workspace;
    private HttpCaller http;
    private String token;

    @BeforeEach
    void open() throws IOException {
        volume = Files.createDirectories(files.resolve("volumes/main/shop/in"));
        workspace =
                OfflineWorkspace.open(
                        WorkspaceSettings.DEFAULT.withFiles(files), InstantSource.system());
        http = new HttpCaller(workspace.host());
        token = "Authorization: Bearer " + http.accessToken(workspace.app());
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void aFileOfTheFolderIsDownloadedWithItsMetadata() throws Exception {
        put("a b.txt", "hällo");
        Files.setLastModifiedTime(
                volume.resolve("a b.txt"), FileTime.from(Instant.parse("2026-03-04T05:06:07Z")));
        HttpAnswer file = call("GET", FILES + "a%20b.txt");
        HttpAnswer metadata = call("HEAD", FILES + "a%20b.txt");

        assertThat(file.body()).isEqualTo("hällo");
        assertThat(metadata.body()).isEmpty();
        for (HttpAnswer answer : List.of(file, metadata)) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers())
                    .containsEntry("content-length", "6")
                    .containsEntry("content-type", "application/octet-stream")
                    .containsEntry("last-modified", "Wed, 04 Mar 2026 05:06:07 GMT");
        }
    }

    @Test
    void whatIsWrittenIsReadButIsNotInTheFolder() throws Exception {
        put("old.txt", "old");
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        assertThat(upload("new/deep/x.bin", bytes)).isEqualTo(204);
        assertThat(upload("old.txt", bytes)).isEqualTo(204);

        assertThat(download("new/deep/x.bin")).isEqualTo(bytes);
        assertThat(download("old.txt")).isEqualTo(bytes);
        assertThat(names("")).containsExactly("new", "old.txt");
        assertThat(names("new/deep")).containsExactly("x.bin");
        assertThat(Files.readString(volume.resolve("old.txt"))).isEqualTo("old");
        assertThat(volume.resolve("new")).doesNotExist();
    }

    @Test
    void whatIsDeletedIsGoneButStaysInTheFolder() throws Exception {
        put("dir/a.txt", "a");

        assertError(call("DELETE", DIRECTORIES + "dir"), 400, "FILES_API_DIRECTORY_IS_NOT_EMPTY");
        assertThat(call("DELETE", FILES + "dir/a.txt").status()).isEqualTo(204);
        assertThat(call("GET", FILES + "dir/a.txt").status()).isEqualTo(404);
        assertThat(names("dir")).isEmpty();
        assertThat(call("DELETE", DIRECTORIES + "dir").status()).isEqualTo(204);
        assertThat(call("HEAD", DIRECTORIES + "dir").status()).isEqualTo(404);
        assertThat(names("")).isEmpty();
        assertThat(volume.resolve("dir/a.txt")).exists();
    }

    @Test
    void aFileIsOverwrittenUnlessTheCallerSaysNo() throws Exception {
        put("a.txt", "a");

        assertError(
                call("PUT", FILES + "a.txt?overwrite=false"),
                409,
                "The file being created already exists.");
        assertThat(call("PUT", FILES + "b.txt?overwrite=false").status()).isEqualTo(204);
        assertThat(call("PUT", FILES + "a.txt?overwrite=true").status()).isEqualTo(204);
        assertThat(call("GET", FILES + "a.txt").body()).isEmpty();
    }

    @Test
    void aDirectoryIsMadeWithThoseThatItIsIn() throws Exception {
        put("file", "");

        assertThat(call("PUT", DIRECTORIES + "a/b/").status()).isEqualTo(204);
        assertThat(call("PUT", DIRECTORIES + "a/b").status()).isEqualTo(204);
        assertThat(call("HEAD", DIRECTORIES + "a").status()).isEqualTo(200);
        assertThat(names("a")).containsExactly("b");
        assertThat(call("PUT", DIRECTORIES + "file").status()).isEqualTo(409);
        assertThat(call("PUT", DIRECTORIES + "file/x").status()).isEqualTo(409);
        assertThat(call("PUT", FILES + "a").status()).isEqualTo(409);
    }

    @Test
    void aDirectoryIsListedInPages() throws Exception {
        put("b.txt", "bb");
        put("a/x", "");
        put("c", "");
        Files.setLastModifiedTime(volume.resolve("b.txt"), FileTime.fromMillis(5_000));
        HttpAnswer first = call("GET", DIRECTORIES + "?page_size=2");
        HttpAnswer second =
                call(
                        "GET",
                        DIRECTORIES + "?page_size=2&page_token=" + first.text("next_page_token"));

        assertThat(names(first)).containsExactly("a", "b.txt");
        assertThat(first.body())
                .contains(
                        "{\"path\":\"/Volumes/main/shop/in/b.txt\",\"is_directory\":false,"
                                + "\"file_size\":2,\"last_modified\":5000,\"name\":\"b.txt\"}")
                .contains("{\"path\":\"/Volumes/main/shop/in/a\",\"is_directory\":true,");
        assertThat(names(second)).containsExactly("c");
        assertThat(second.json()).doesNotContainKey("next_page_token");
        for (String wrong : List.of("page_size=0", "page_size=x", "page_token=!")) {
            assertThat(call("GET", DIRECTORIES + "?" + wrong).status()).as(wrong).isEqualTo(400);
        }
    }

    @Test
    void whatIsNotThereIsToldInTheWordsOfThePlatform() throws Exception {
        put("dir/x", "");

        for (String path : List.of("no", "dir", "dir/x/y")) {
            assertError(call("GET", FILES + path), 404, "The file being accessed is not found.");
            assertError(call("DELETE", FILES + path), 404, "The file being accessed is not found.");
        }
        assertError(call("GET", DIRECTORIES + "no"), 404, "FILES_API_DIRECTORY_IS_NOT_FOUND");
        assertError(
                call("PUT", "/api/2.0/fs/files/Volumes/main/shop/other/x"),
                404,
                "Volume 'main.shop.other' does not exist.");
        assertThat(call("DELETE", DIRECTORIES).status()).isEqualTo(400);
        assertThat(call("GET", "/api/2.0/fs/directories/Volumes/main").status()).isEqualTo(400);
    }

    @Test
    void noPathLeavesTheVolumes() throws Exception {
        Path outside = Files.writeString(files.resolve("secret.txt"), "s3cr3t");
        Files.createSymbolicLink(volume.resolve("link.txt"), outside);
        Files.createSymbolicLink(volume.resolve("up"), files);
        put("inside.txt", "in");
        Files.createSymbolicLink(volume.resolve("inner"), volume.resolve("inside.txt"));

        for (String path :
                List.of(
                        "../../../../secret.txt",
                        "..%2F..%2F..%2F..%2Fsecret.txt",
                        "%2e%2e/%2e%2e/%2e%2e/%2e%2e/secret.txt",
                        "..%5Csecret.txt",
                        "a//b",
                        "./inside.txt",
                        "a%00b")) {
            assertThat(call("GET", FILES + path).status()).as(path).isEqualTo(400);
            assertThat(call("PUT", FILES + path).status()).as(path).isEqualTo(400);
        }
        for (String link : List.of("link.txt", "up/secret.txt", "up")) {
            assertThat(call("GET", FILES + link).status()).as(link).isEqualTo(404);
        }
        assertThat(call("GET", DIRECTORIES + "up").status()).isEqualTo(404);
        assertThat(names("")).containsExactly("inner", "inside.txt");
        assertThat(call("GET", FILES + "inner").body()).isEqualTo("in");
    }

    @Test
    void aLargeFileIsNotHeldInMemory() throws Exception {
        byte[] large = new byte[50 * MEGABYTE];
        new Random(1).nextBytes(large);
        assertThat(upload("large", large)).isEqualTo(204);
        assertThat(upload("large", large)).isEqualTo(204);

        assertThat(download("large")).isEqualTo(large);
        assertThat(call("HEAD", FILES + "large").headers())
                .containsEntry("content-length", String.valueOf(large.length));
        assertThat(call("DELETE", FILES + "large").status()).isEqualTo(204);
        assertThat(call("GET", FILES + "large").status()).isEqualTo(404);
    }

    @Test
    void whoIsSlowToReadKeepsNothingInMemory() throws Exception {
        Files.write(volume.resolve("large"), new byte[16 * MEGABYTE]);
        byte[] request =
                ("GET " + FILES + "large HTTP/1.1\r\nHost: x\r\n" + token + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
        Runtime memory = Runtime.getRuntime();
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 3 * memory.maxMemory() / (16L * MEGABYTE) && i < 400; i++) {
                Socket socket = http.connect();
                slow.add(socket);
                socket.getOutputStream().write(request);
                assertThat(socket.getInputStream().read()).isEqualTo('H');
            }
            assertThat(call("GET", DIRECTORIES).status()).isEqualTo(200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void aFileKeepsItsContentForWhoReadsIt() throws Exception {
        byte[] old = new byte[20 * MEGABYTE];
        Arrays.fill(old, (byte) 1);
        upload("file", old);
        try (InputStream body = connection("file").getInputStream()) {
            int first = body.read();
            assertThat(upload("file", new byte[0])).isEqualTo(204);

            assertThat(first).isEqualTo(1);
            assertThat(body.readAllBytes()).hasSize(old.length - 1).containsOnly(1);
        }
        assertThat(download("file")).isEmpty();
    }

    @Test
    void allThatIsHeldInMemoryHasALimit() throws Exception {
        byte[] small = new byte[64 << 10];
        int kept = 0;
        while (kept < 1000 && upload("x" + kept, small) == 204) {
            kept++;
        }
        assertThat(kept).isBetween(490, 510);
        assertThat(upload("x0", small)).isEqualTo(204);
        assertThat(call("DELETE", FILES + "x0").status()).isEqualTo(204);
        assertThat(upload("y", small)).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-3, 206, 0123, bytes 0-3/10",
        "bytes=7-, 206, 789, bytes 7-9/10",
        "bytes=-2, 206, 89, bytes 8-9/10",
        "bytes=-99, 206, 0123456789, bytes 0-9/10",
        "bytes=5-99, 206, 56789, bytes 5-9/10",
        "bytes=10-, 416, '', bytes */10",
        "bytes=-0, 416, '', bytes */10",
        "'bytes=0-1,3-4', 200, 0123456789, ",
        "bytes=3-1, 200, 0123456789, ",
        "lines=1-2, 200, 0123456789, ",
        "bytes=-, 200, 0123456789, "
    })
    void aPartOfAFileIsDownloaded(String range, int status, String part, @Nullable String told)
            throws Exception {
        put("digits", "0123456789");
        assertThat(call("PUT", FILES + "written", "0123456789").status()).isEqualTo(204);
        for (String name : List.of("digits", "written")) {
            HttpAnswer answer = http.get(FILES + name, token, "Range: " + range);

            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.headers().get("content-range")).isEqualTo(told);
            if (status != 416) {
                assertThat(answer.body()).isEqualTo(part);
                assertThat(answer.headers()).containsEntry("accept-ranges", "bytes");
            }
        }
    }

    @Test
    void aPartIsOfTheFileThatWasMeant() throws Exception {
        put("digits", "0123456789");
        Files.setLastModifiedTime(
                volume.resolve("digits"), FileTime.from(Instant.parse("2026-03-04T05:06:07.5Z")));
        String same = "Wed, 04 Mar 2026 05:06:07 GMT";
        String before = "Wed, 04 Mar 2026 05:06:06 GMT";

        assertThat(part("If-Unmodified-Since: " + same).status()).isEqualTo(206);
        assertThat(part("If-Unmodified-Since: " + before).status()).isEqualTo(412);
        assertThat(part("If-Range: " + same).body()).isEqualTo("12");
        assertThat(part("If-Range: " + before).body()).isEqualTo("0123456789");
        assertThat(part("If-Range: \"an-etag\"").body()).isEqualTo("0123456789");
    }

    private HttpAnswer part(String condition) throws IOException {
        return http.get(FILES + "digits", token, "Range: bytes=1-2", condition);
    }

    @Test
    void aTokenNeedsTheScopeForFiles() throws Exception {
        put("a.txt", "a");
        AppDescription app = new AppDescription("app", "http://x", List.of("sql"), List.of());
        try (OfflineWorkspace limited =
                OfflineWorkspace.open(
                        WorkspaceSettings.DEFAULT.withFiles(files).withApp(app),
                        InstantSource.system())) {
            HttpCaller caller = new HttpCaller(limited.host());
            String persons = "Authorization: Bearer " + caller.accessToken(limited.developer());

            assertThat(caller.get(FILES + "a.txt").status()).isEqualTo(401);
            assertError(
                    caller.get(FILES + "a.txt", persons),
                    403,
                    "Provided OAuth token does not have required scopes: files.files");
        }
    }

    private static void assertError(HttpAnswer answer, int status, String part) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).contains("\"error_code\"", part);
    }

    private HttpAnswer call(String method, String path) throws IOException {
        return http.send(method + " " + path, "", token);
    }

    private HttpAnswer call(String method, String path, String body) throws IOException {
        return http.send(method + " " + path, body, token);
    }

    private List<String> names(String directory) throws IOException {
        return names(call("GET", DIRECTORIES + directory));
    }

    private static List<String> names(HttpAnswer listed) {
        List<String> names = new ArrayList<>();
        for (Object entry : (List<?>) Objects.requireNonNull(listed.json().get("contents"))) {
            names.add(String.valueOf(((Map<?, ?>) entry).get("name")));
        }
        return names;
    }

    private int upload(String name, byte[] bytes) throws IOException {
        HttpURLConnection connection = connection(name);
        connection.setRequestMethod("PUT");
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(bytes.length);
        try (OutputStream body = connection.getOutputStream()) {
            body.write(bytes);
        }
        return connection.getResponseCode();
    }

    private byte[] download(String name) throws IOException {
        try (InputStream body = connection(name).getInputStream()) {
            return body.readAllBytes();
        }
    }

    /** For bytes that are no text. */
    private HttpURLConnection connection(String name) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection)
                        URI.create(workspace.host() + FILES + name).toURL().openConnection();
        connection.setRequestProperty("Authorization", token.split(": ", 2)[1]);
        return connection;
    }

    private void put(String name, String text) throws IOException {
        Path file = volume.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
