import type { Distance } from '../shapes/distance.ts';

/** Linear light: red, green, blue; 1 is a white paper in full key light. */
export type Colour = readonly [number, number, number];
export type Painter = (x: number, y: number, z: number, out: Float64Array) => void;

export interface Material {
  colour: Colour | Painter;
  /** 0 mirror to 1 chalk. */
  roughness: number;
  /** Metals tint their reflections and scatter nothing. */
  metal?: boolean;
  /** Lets light wrap around the edge, as wax, soap and fruit do: 0 to 1. */
  soft?: number;
  /** Height field pressed into the surface, in scene units. */
  bump?: (x: number, y: number, z: number) => number;
  /** Clear bodies: what a unit of their depth swallows; `liquid` is what fills them. */
  glass?: { absorb: Colour; liquid?: Distance; liquidAbsorb?: Colour };
  glow?: Colour;
}

export interface Part {
  shape: Distance;
  material: Material;
  /** A sphere around the part: centre x, y, z and radius. Keeps rays that pass by cheap. */
  bound: readonly [number, number, number, number];
}

/** A softbox: centre, half width and half height, aimed at the origin's height `aim`. */
export interface Softbox {
  at: readonly [number, number, number];
  width: number;
  height: number;
  colour: Colour;
  power: number;
}

export interface Ground {
  colour: Colour | Painter;
  /** Share mirrored when looked at straight; 0 for cloth and paper. */
  gloss: number;
  roughness: number;
}

export interface Scene {
  parts: readonly Part[];
  ground: Ground;
  /** What stands behind: its distance, the radius of the sweep up to it, its colour (the ground's when left out). */
  wall: {
    distance: number;
    sweep: number;
    colour?: Colour | Painter;
    glow?: { x: number; y: number; radius: number; power: number };
  };
  lights: readonly Softbox[];
  ambient: Colour;
  /** Height of the middle of interest; lights aim at it. */
  aim: number;
}

export interface Camera {
  /** Degrees around the subject and above the table. */
  azimuth: number;
  elevation: number;
  distance: number;
  /** Degrees of the long side's view. */
  fieldOfView: number;
  target: readonly [number, number, number];
  /** Blur of the farthest background in shares of the picture's width; 0 is sharp everywhere. */
  aperture: number;
}

export interface Frame {
  width: number;
  height: number;
  /** Linear light, three floats per pixel. */
  light: Float32Array;
  /** Distance from the camera in scene units. */
  depth: Float32Array;
}
