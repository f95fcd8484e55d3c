package dev.lakefront.run.plan;

import dev.lakefront.certificates.OwnCertificate;
import dev.lakefront.frontdoor.rule.AllowList;
import dev.lakefront.frontdoor.settings.AppProtocol;
import dev.lakefront.frontdoor.settings.Limits;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.run.login.PersonaPlan;
import dev.lakefront.run.option.FrontDoorOptions;
import dev.lakefront.run.option.RunOptions;
import dev.lakefront.run.option.Surroundings;
import dev.lakefront.run.option.Tls;
import java.util.ArrayList;
import java.util.List;

/**
 * What the front door will be.
 *
 * @param appProtocol what it speaks with the app
 * @param tls whether it speaks TLS with clients, and with what certificate
 * @param allowed whom it lets in besides this machine
 * @param asDeployed whether the stricter behaviours of the platform are wanted
 * @param limits how long it waits
 */
public record FrontDoorPlan(
        AppProtocol appProtocol,
        TlsPlan tls,
        AllowList allowed,
        boolean asDeployed,
        Limits limits) {
    /** The one to open in a browser, if the front door has this port. */
    String url(int port) {
        return tls.scheme() + "://localhost:" + port;
    }

    /**
     * That of a run.
     *
     * @param personas who there is to be, each under a name of its own
     * @param problems gets what it cannot be told
     * @throws ProblemException if the user's own certificate cannot be used
     */
    static FrontDoorPlan of(
            RunOptions options, PersonaPlan personas, Surroundings around, List<Problem> problems) {
        FrontDoorOptions door = options.frontDoor();
        AllowList allowed = AllowList.parse(door.allowHosts(), door.allowOrigins(), problems);
        AppProtocol protocol = AppProtocol.parse(options.appProtocol(), problems);
        List<String> names = new ArrayList<>(allowed.hostNames());
        names.addAll(personas.hostNames());
        return new FrontDoorPlan(
                protocol, tls(door.tls(), names, around), allowed, door.asDeployed(), limits(door));
    }

    private static TlsPlan tls(Tls wanted, List<String> names, Surroundings around) {
        if (wanted instanceof Tls.Own own) {
            return new TlsPlan.Own(
                    OwnCertificate.read(own.certificate(), own.key(), around.clock().instant()));
        }
        return wanted instanceof Tls.LocalCa
                ? new TlsPlan.LocalCa(TlsPlan.authorityFolder(around), around.clock(), names)
                : new TlsPlan.None();
    }

    private static Limits limits(FrontDoorOptions door) {
        Limits limits = Limits.DEFAULT.withAppStart(door.hold());
        return door.asDeployed() ? limits.withExchange(Limits.EXCHANGE_AS_DEPLOYED) : limits;
    }
}
