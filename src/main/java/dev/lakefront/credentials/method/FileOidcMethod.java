package dev.lakefront.credentials.method;

import dev.lakefront.credentials.setting.Attribute;
import dev.lakefront.credentials.setting.Setting;
import dev.lakefront.identity.Secret;
import dev.lakefront.identity.TokenFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** An ID token that stands in a file, which is read anew each time: whoever writes it renews it. */
public final class FileOidcMethod implements AuthMethod {
    private static final int MAX_SIZE = 1 << 20;

    @Override
    public String name() {
        return AuthType.FILE_OIDC.tag();
    }

    @Override
    public Credential credential(LoginContext context) {
        Setting file = Setting.of(context.attributes(), Attribute.OIDC_TOKEN_FILEPATH);
        return new Credential.OAuth(new FederatedFetcher(context, (_, _) -> read(file)));
    }

    private static Secret read(Setting file) throws TokenFailure {
        String name = "the ID token file " + file.value() + " (" + file.origin() + ") ";
        String content;
        try {
            content = content(Path.of(file.value())).strip();
        } catch (NoSuchFileException | InvalidPathException _) {
            throw TokenFailure.passing(name + "does not exist");
        } catch (IOException _) {
            throw TokenFailure.passing(name + "cannot be read");
        }
        if (content.isEmpty()) {
            throw TokenFailure.passing(name + "is empty");
        }
        Secret idToken = BearerTokens.read(content);
        if (idToken == null) {
            throw TokenFailure.passing(name + "holds something that is not one token");
        }
        return idToken;
    }

    private static String content(Path file) throws IOException {
        if (Files.size(file) > MAX_SIZE) {
            throw new IOException("too large");
        }
        return Files.readString(file);
    }
}
