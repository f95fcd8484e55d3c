package dev.lakefront.credentials.method;

import dev.lakefront.credentials.setting.Attribute;
import dev.lakefront.credentials.setting.Attributes;
import dev.lakefront.credentials.setting.Setting;
import dev.lakefront.credentials.transport.Deadline;
import dev.lakefront.credentials.transport.Endpoints;
import dev.lakefront.credentials.transport.HttpCall;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import java.net.URI;

/**
 * Another program on this machine, such as an editor, that hands out the tokens of its own login
 * (databricks-sdk-go, config/auth_metadata_service.go).
 */
public final class MetadataServiceMethod implements AuthMethod {
    private static final String VERSION = "1";

    @Override
    public String name() {
        return AuthType.METADATA_SERVICE.tag();
    }

    @Override
    public Credential credential(LoginContext context) {
        HttpCall call =
                HttpCall.get(address(context.attributes()))
                        .with("X-Databricks-Metadata-Version", VERSION)
                        .with("X-Databricks-Host", context.host());
        var issuer =
                new Issuer(
                        context,
                        "the metadata service",
                        "it has no token for "
                                + context.host()
                                + "; is it a session of that workspace?");
        return new Credential.OAuth(() -> issuer.token(call, Deadline.in(Deadline.OF_A_FETCH)));
    }

    /** As the SDK: no other name or address of this machine. */
    private static URI address(Attributes attributes) {
        Setting setting = Setting.of(attributes, Attribute.METADATA_SERVICE_URL);
        URI address = Endpoints.read(setting.value());
        if (address == null || !isThisMachine(address)) {
            throw new ProblemException(
                    new Problem(
                            "the metadata service"
                                    + Endpoints.shown(address)
                                    + " is not on this machine (expected: http://localhost… or"
                                    + " http://127.0.0.1…)",
                            setting.origin(),
                            null));
        }
        return address;
    }

    private static boolean isThisMachine(URI address) {
        return Endpoints.mayCarrySecrets(address)
                && ("localhost".equals(address.getHost()) || "127.0.0.1".equals(address.getHost()));
    }
}
