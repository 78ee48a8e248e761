/** How much a load database holds. */
export interface LoadSize {
  studios: number;
  /** Of each studio. */
  clients: number;
  projects: number;
  /** Of each project. */
  assets: number;
}

/** An installation in its third year: 200 studios, 2,000,000 photos in 2,000 projects. */
export const INSTALLATION: LoadSize = { studios: 200, clients: 5, projects: 10, assets: 1_000 };
