/** An office's server as the form asks for it, and as a link. A password is in neither: it is asked for each time. */
export interface OfficeServer {
  host: string;
  port: string;
  database: string;
  userName: string;
  /** What stands behind the question mark of a link that somebody wrote by hand. */
  settings: string;
}

const USUAL_PORT = '5432';

/** Reads a link, so that nothing of it is asked again; what cannot be read leaves the form empty. */
export function serverOf(link: string | null): OfficeServer {
  try {
    const { hostname, port, pathname, username, search } = new URL(link ?? '');
    const [database, userName] = [pathname.slice(1), username].map(decodeURIComponent) as [string, string];
    return { host: hostname, port: port || USUAL_PORT, database, userName, settings: search };
  } catch {
    return { host: '', port: USUAL_PORT, database: '', userName: '', settings: '' };
  }
}

export function linkOf(server: OfficeServer): string {
  const [user, database] = [server.userName, server.database].map((part) => encodeURIComponent(part.trim()));
  return `postgres://${user}@${server.host.trim()}:${server.port.trim()}/${database}${server.settings}`;
}

/** Whether what an office is called in a list is a link to a server. */
export function isServerLink(place: string): boolean {
  return /^postgres(ql)?:\/\//.test(place);
}
