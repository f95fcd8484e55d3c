package dev.lakefront.credentials.azure;

import dev.lakefront.credentials.method.LoginContext;
import dev.lakefront.credentials.setting.Attribute;
import dev.lakefront.credentials.transport.Deadline;
import dev.lakefront.credentials.transport.Endpoints;
import dev.lakefront.credentials.transport.HttpAnswer;
import dev.lakefront.credentials.transport.HttpCall;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The tenant of a workspace on Azure: what the login says, else the one to whose sign-in the
 * workspace's {@code /aad/auth} leads. The redirect is read and not followed.
 */
final class AzureTenant {
    private static final Duration LIMIT = Duration.ofSeconds(3);

    private final LoginContext login;
    private volatile @Nullable String found;

    AzureTenant(LoginContext login) {
        this.login = login;
        this.found = login.attributes().get(Attribute.AZURE_TENANT_ID);
    }

    /** Its id; null if the workspace does not tell now. It is asked again next time. */
    @Nullable String id(Deadline deadline) {
        String known = found;
        if (known == null) {
            known = ofSignIn(deadline);
            found = known;
        }
        return known;
    }

    private @Nullable String ofSignIn(Deadline deadline) {
        URI address = URI.create(login.host() + "/aad/auth");
        try {
            HttpAnswer answer = login.http().send(HttpCall.get(address), deadline.orIn(LIMIT));
            URI signIn = Endpoints.read(answer.field("Location"));
            return signIn == null ? null : firstSegment(signIn.getPath());
        } catch (IOException _) {
            return null;
        }
    }

    /** Such as {@code /<tenant>/oauth2/authorize}. */
    private static @Nullable String firstSegment(String path) {
        String[] segments = path.split("/", 3);
        boolean isThere = segments.length == 3 && !segments[1].isEmpty();
        return isThere && !segments[1].startsWith("-") ? segments[1] : null;
    }
}
