import { Duration, Token } from 'aws-cdk-lib';
import { PropChecks } from '../prop-checks';

/**
 * How an Application Load Balancer keeps a client with the target that served it first.
 *
 * Stickiness works against scaling: clients stay with the busy instances, and new instances get new clients only.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html
 *
 * @example
 * LoadBalancing.leastOutstandingRequests({ stickiness: Stickiness.duration(Duration.hours(1)) });
 */
export abstract class Stickiness {
  /**
   * By a cookie of the load balancer, for a time.
   *
   * @param duration 1 second to 7 days; one day unless it is given
   * @throws when the duration is out of range
   */
  public static duration(duration: Duration = Duration.days(1)): Stickiness {
    checkDuration(duration).throwFor('Stickiness.duration');
    return new CookieStickiness({
      'stickiness.type': 'lb_cookie',
      'stickiness.lb_cookie.duration_seconds': duration.toSeconds().toString(),
    });
  }

  /**
   * By a cookie of the application, from when the application sets it.
   *
   * @param cookieName name of the cookie; names that begin with `AWSALB` are those of the load balancer
   * @param duration 1 second to 7 days; one day unless it is given
   * @throws when the name is reserved or the duration is out of range
   */
  public static applicationCookie(cookieName: string, duration: Duration = Duration.days(1)): Stickiness {
    checkDuration(duration)
      .rule(
        Token.isUnresolved(cookieName) || (cookieName !== '' && !cookieName.startsWith('AWSALB')),
        `cookieName must be a name that does not begin with AWSALB, got '${cookieName}'`,
      )
      .throwFor('Stickiness.applicationCookie');
    return new CookieStickiness({
      'stickiness.type': 'app_cookie',
      'stickiness.app_cookie.cookie_name': cookieName,
      'stickiness.app_cookie.duration_seconds': duration.toSeconds().toString(),
    });
  }

  /**
   * The attributes of a target group.
   *
   * @internal
   */
  public abstract readonly _attributes: Readonly<Record<string, string>>;
}

class CookieStickiness extends Stickiness {
  public constructor(public readonly _attributes: Readonly<Record<string, string>>) {
    super();
  }
}

function checkDuration(duration: Duration): PropChecks {
  return new PropChecks().seconds('duration', duration, 1, 604_800);
}
